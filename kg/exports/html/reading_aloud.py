"""Pinyin of labels, for search: jianglingxian and jlx find 江陵县."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")


def pinyin_of(label: str) -> str:
    """The label's syllables without tones, one blank between them; "" where it has no Chinese character.

    The library (pypinyin) knows the readings of words: 重庆 is "chong qing".
    """
    if not _CHINESE.search(label):
        return ""
    return " ".join(filter(None, map(_read, _reader().seg(label))))


@cache
def _reader() -> Any:
    from pypinyin.core import Pinyin

    return Pinyin()


@lru_cache(maxsize=1 << 15)
def _read(word: str) -> str:
    """The syllables of a word, the same wherever it stands."""
    return " ".join(part.strip() for part in _reader().lazy_pinyin([word]) if part.strip()).lower()
