"""What stands where in a folder of sets."""

from __future__ import annotations

import os
from pathlib import Path

SETS, LOCK, CURRENT, PENDING = ".sets", "lock", "current", "pending"
BUILDING, NEXT = "building", "next"
"""A set, and a link or file, that is not yet what it will be."""


def leads_to_set(file: Path) -> bool:
    """Is it one of the links that are made once?"""
    try:
        return os.readlink(file).replace("\\", "/") == f"{SETS}/{CURRENT}/{file.name}"
    except OSError:
        return False
