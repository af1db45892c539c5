"""``python -m kg.fitting corpus tests/gold seeds`` (``make fit``): writes every weight file anew."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.errors import KgError
from kg.fitting.weightfiles import fit_all


def main(arguments: list[str]) -> int:
    """Fit on a corpus; exit code 2 with one line where it cannot be read."""
    if len(arguments) != 3:
        print("usage: python -m kg.fitting CORPUS GOLD PAGES", file=sys.stderr)
        return 2
    try:
        fit_all(*map(Path, arguments), say=print)
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
