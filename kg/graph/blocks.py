"""A graph file as a build writes it, block by block: what is said of one subject at a time, as text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

_PART = 1 << 20
_END = b" .\n"
"""The end of a block, and of nothing else: in texts a line break is written as ``\\n``."""


class Block(NamedTuple):
    """A subject with all that is said of it, a line a predicate."""

    subject: bytes
    """Its IRI."""
    text: bytes


class Blocks:
    """The blocks of a file, sorted by subject; one is held at a time."""

    def __init__(self, file: Path) -> None:
        self._file = file
        with file.open("rb") as lines:
            heading = list(takewhile(lambda line: line.startswith(b"@prefix "), lines))
        self.heading = b"".join(heading)
        """The prefixes."""
        self._prefixes = {name: iri.strip(b"<>") for _, name, iri, _ in map(bytes.split, heading)}

    def __iter__(self) -> Iterator[Block]:
        for text in self.texts():
            yield Block(self.iri(name_of(text)), text)

    def texts(self) -> Iterator[bytes]:
        """The blocks as they are written."""
        rest = b""
        with self._file.open("rb") as stream:
            stream.seek(len(self.heading))
            while part := stream.read(_PART):
                *whole, rest = (rest + part).split(_END)
                for text in whole:
                    yield text + _END

    def iri(self, name: bytes) -> bytes:
        """The IRI of a name as it is written: ``<…>``, or with a prefix."""
        if name.startswith(b"<"):
            return name[1:-1]
        prefix, _, local = name.partition(b":")
        return self._prefixes[prefix + b":"] + local


def name_of(text: bytes) -> bytes:
    """The subject of a block as it is written."""
    return text[: text.index(b" ")]


def only(text: bytes, predicates: frozenset[bytes]) -> bytes:
    """A block without what other predicates say.

    Args:
        text: the block.
        predicates: as they are written (``b"xz:quote"``).
    """
    name, _, rest = text.partition(b" ")
    lines = rest.removesuffix(_END).split(b" ;\n\t")
    kept = [line for line in lines if line[: line.index(b" ")] in predicates]
    return name + b" " + b" ;\n\t".join(kept) + _END if kept else b""
