"""Where the vocabulary, the shapes and the saved queries lie."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kg.errors import StopRun


@lru_cache(maxsize=1)
def folder() -> Path:
    """The ``ontology`` folder: beside the package in a checkout, inside it when installed.

    Raises:
        StopRun: it is in neither place.
    """
    here = Path(__file__).parent
    candidates = (here.parent / "ontology", here / "ontology")
    for candidate in candidates:
        if (candidate / "xianzhi.ttl").is_file():
            return candidate
    raise StopRun(f"no ontology/xianzhi.ttl in: {', '.join(map(str, candidates))}; install the package again")
