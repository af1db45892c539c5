"""Pinyin of labels, for search: jianglingxian and jlx find 江陵县."""

from __future__ import annotations

import re

_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")


def pinyin_of(label: str) -> str:
    """The label's syllables without tones, one blank between them; "" where it has no Chinese character.

    The library (pypinyin) knows the readings of words: 重庆 is "chong qing".
    """
    if not _CHINESE.search(label):
        return ""
    from pypinyin import lazy_pinyin

    return " ".join(part.strip() for part in lazy_pinyin(label) if part.strip()).lower()
