"""A text as 1,000 bytes at most that tell how much of its wording another text shares (MinHash).

Broder, On the resemblance and containment of documents, 1997: of the hashes of all stretches of four signs the
smallest are a fair sample of the wording, and a text of fewer stretches is in its sketch whole.
"""

from __future__ import annotations

import hashlib
import re
import string

import numpy as np

STRETCH = 4
"""Signs of a stretch."""
SIZE = 250
"""Hashes in a sketch: a share of .85 is estimated to within .025 (standard error)."""
SENTENCES = 60
"""Sentences whose hashes are kept: printings of one text share whole sentences, other notices on one form do not."""
_END = re.compile(r"[。!?;\n]")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype=np.uint64)
_CHINESE = (0x4E00, 0x9FFF)
_WORDS = np.array([ord(c) for c in string.ascii_letters + string.digits], dtype=np.uint32)
_SHIFT = np.uint64(32)


def sketch_of(text: str) -> tuple[bytes, int]:
    """The smallest hashes of a text (32 bits, little endian, rising; all where it is short), and how many there are."""
    hashes = _hashes_of(text)
    return hashes[:SIZE].astype("<u4").tobytes(), len(hashes)


def sentences_of(text: str) -> bytes:
    """The smallest hashes (as in a sketch) of a text's whole sentences, the short ones left out."""
    found = {hashlib.sha256(s.encode("utf-8", "surrogatepass")).digest()[:4] for s in _END.split(text) if len(s) >= 16}
    return np.unique(np.frombuffer(b"".join(found), dtype="<u4"))[:SENTENCES].tobytes()


def _hashes_of(text: str) -> np.ndarray:
    """The hashes of all stretches that no punctuation breaks, rising, each once."""
    signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    count = len(signs) - STRETCH + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint32)
    words = np.isin(signs, _WORDS) | ((signs >= _CHINESE[0]) & (signs <= _CHINESE[1]))
    total, whole = np.zeros(count, dtype=np.uint64), np.ones(count, dtype=bool)
    for number in range(STRETCH):  # wraps round at 64 bits, as it should
        total = (total ^ signs[number : count + number].astype(np.uint64)) * _FACTORS[number]
        total ^= total >> _SHIFT
        whole &= words[number : count + number]
    return np.unique(total[whole].astype(np.uint32))


def hashes_in(sketch: bytes) -> np.ndarray:
    """The hashes of a sketch."""
    return np.frombuffer(sketch, dtype="<u4")


def shared(one: np.ndarray, other: np.ndarray) -> float:
    """Which part of the wording of both together stands in both (Jaccard), by their sketches."""
    every = np.sort(np.concatenate((one, other)))
    twice = every[1:] == every[:-1]
    if len(one) < SIZE and len(other) < SIZE:  # both are whole
        both = int(twice.sum())
        return both / max(1, len(every) - both)
    ranks = np.cumsum(~twice) + 1
    return int((twice & (ranks <= SIZE)).sum()) / min(SIZE, int(ranks[-1]))
