"""Which version of the program this is: rows that another version made are made again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

from kg.ontology_files import folder

READ_WITH = ("ahocorasick-rs", "jieba", "numpy", "rjieba", "shacl-rust", "trafilatura")
"""Libraries on which depends what is found in a page."""
_PASSED_OVER = {".pyc", ".png"}


@cache
def version() -> str:
    """Sixteen hexadecimal digits for the package's source and data, its ontology, and the libraries that it reads with.

    Nothing else counts: neither where it is installed nor when.
    """
    total = hashlib.sha256()
    for root in (Path(__file__).parent, folder()):
        for file in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix not in _PASSED_OVER):
            total.update(f"{file.relative_to(root).as_posix()}\0".encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    for name in READ_WITH:
        total.update(f"{name} {_installed(name)}\0".encode())
    return total.hexdigest()[:16]


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # a copy without its metadata
        return "unknown"
