"""Damaged files for the readers, and what must hold of them: for tests and for :mod:`targets`."""

from __future__ import annotations

import json
import random
from pathlib import Path

from kg import pages
from kg.passages import Page
from kg.rules.tables import rows
from tests.pages.test_any_bytes import SOUND

TOKENS = tuple(json.loads(f'"{token}"') for token, *_ in rows(Path(__file__).with_name("tokens.txt")))
BYTES = tuple(token.encode() for token in TOKENS) + (b"\xff\xfe", b"\xfe\xff\x00", b"\x00" * 8, b"\x80\xff\xa1")
_LARGEST = 4096


class Bytes:
    """A file in memory, as readers ask for it."""

    def __init__(self, data: bytes, suffix: str) -> None:
        self.data, self.suffix = data, suffix

    def read_bytes(self) -> bytes:
        return self.data


def read(suffix: str, data: bytes) -> list[Page]:
    """The pages of a file, checked: all can be saved, and what is left out is said in one line.

    Raises:
        AssertionError: a page holds half a surrogate pair or has no source, or a reason is none.
    """
    said: list[tuple[str, str]] = []
    file = Bytes(data, suffix)
    found = list(pages.pages_of(file, f"a{suffix}", on_skip=lambda *told: said.append(told), columns={}))
    assert all(page.text.encode() and page.source for page in found)
    assert all(source and reason and len(reason.splitlines()) == 1 for source, reason in said), said
    assert found or said, "neither a page nor a reason"
    return found


def damaged(suffix: str, number: int) -> bytes:
    """A sound file of a format, damaged; one number, one file."""
    rng = random.Random(number)
    data = SOUND[suffix]
    for _ in range(rng.choice((1, 2, 4, 8, 16))):
        start = rng.randrange(len(data) + 1)
        end = min(len(data), start + rng.choice((0, 1, 4, 16, 64)))
        put = rng.choice((b"", rng.choice(BYTES), rng.randbytes(rng.randrange(1, 5)), data[start:end] * 3, _run(rng)))
        data = (data[:start] + put + data[end:])[:_LARGEST]
    return data


def _run(rng: random.Random) -> bytes:
    return (rng.choice(BYTES) * 200)[: rng.choice((20, 200, 800))]
