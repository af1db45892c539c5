"""Fuzzes one reader, guided by coverage: ``python -m tests.fuzz.targets .html -max_total_time=60``.

Needs atheris (https://github.com/google/atheris), which is not among the project's requirements. Arguments behind the
suffix are libFuzzer's; it writes the file that breaks a reader beside you, or where ``-artifact_prefix=`` says.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Fuzz until libFuzzer ends, from the sound file of the format and damaged ones."""
    import atheris

    with atheris.instrument_imports(include=["kg", "pypdf"]):
        from tests.fuzz.readers import SOUND, damaged, read

    suffix, *rest = sys.argv[1:]

    def target(data: bytes) -> None:
        read(suffix, data)

    with tempfile.TemporaryDirectory() as folder:
        for number in range(100):
            (Path(folder) / str(number)).write_bytes(damaged(suffix, number) if number else SOUND[suffix])
        atheris.Setup([sys.argv[0], "-timeout=20", *rest, folder], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
