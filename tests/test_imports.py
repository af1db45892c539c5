"""Imports go one way: nothing imports what comes after it, not even inside a function."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ORDER = (
    ("errors", "discovery", "deadlines", "spans", "lookup", "passages", "referents", "model", "paths", "occurrences")
    + ("skipping", "rules", "names", "pages", "articles", "reading", "concepts", "facts", "entities", "rows", "totals")
    + (
        "vocab",
        "ontology_files",
        "program",
        "sparql",
        "filesets",
        "embedded",
        "store",
        "graph",
        "storegrowth",
        "network",
        "queries",
        "terminal",
        "show",
    )
    + (
        "validate",
        "evaluation",
        "why",
        "proposal",
        "quarantine",
        "harvest",
        "growing",
        "register",
        "engines",
        "filling",
    )
    + (
        "sorting",
        "batches",
        "shares",
        "changes",
        "updates",
        "merging",
        "notebook",
        "built",
        "exports",
        "pipeline",
        "api",
        "loading",
        "judging",
        "fitting",
    )
    + ("reopening", "outcomes", "cli", "__main__")
)
"""Packages and modules of kg, each before all that may import it."""
SOURCES = sorted(p for p in (ROOT / "kg").rglob("*.py") if p != ROOT / "kg" / "__init__.py")


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def _imported(source: Path) -> set[str]:
    """The rooms that a file imports, type hints left out."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    hints = {
        id(n)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.dump(block.test)
        for n in ast.walk(block)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and id(node) not in hints and (node.module or "").split(".")[0] == "kg":
            found |= {_room(node.module or "")} if "." in (node.module or "") else {a.name for a in node.names}
    return {room for room in found if room and not room.startswith("__version")}


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_imports_what_comes_after_it(source: Path) -> None:
    own = source.relative_to(ROOT / "kg").parts[0].removesuffix(".py")
    assert own in ORDER, f"say in tests/test_imports.py where kg/{own} stands"
    late = [room for room in _imported(source) if room in ORDER and ORDER.index(room) > ORDER.index(own)]
    assert not late, f"kg/{own} comes before {', '.join(sorted(late))}"


def test_no_two_rooms_share_a_place_in_the_order() -> None:
    assert len(ORDER) == len(set(ORDER))


SHARED = {"__init__.py", "__main__.py", "extractor.py", "csv.py", "words.txt"}
"""Names that mean the same in every folder: a package, its command, a kind of facts, a format, word lists."""


def test_no_two_files_share_a_name() -> None:
    names = Counter(p.name for p in (ROOT / "kg").rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    assert {name for name, times in names.items() if times > 1} <= SHARED
