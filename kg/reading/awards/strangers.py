"""Names that nothing else makes known, told by their words: 商城县职业中专, 低庄镇队, 高二(3)班."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import Organization, Thing
from kg.reading.awards.awardwords import pattern
from kg.reading.words import words_of

_SHAPE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“”()·]{3,24}")
_NOUNS = ("n", "s", "j", "vn", "b", "m", "x", "zg", "eng", "a", "f", "t", "q", "i", "l", "v", "g", "place", "body")
"""Beginnings of the parts of speech that such a name may hold."""
_NOT_FIRST = re.compile(r"[该本我全各两一这此其每某多几同是在将把被由从以与和为对让给并也还就都先后及等]|有(?!机)|\d")
_FIRM = re.compile("(?:公司|集团|合作社|家庭农场|厂)$")
"""The ends of names of firms, which are made of any syllables (辰霏服饰有限公司)."""
_VERB = re.compile(r"[的了着过得]|开展|推进|举办|组织|参加|成为|建成|实施|带领|坚持|努力")


@lru_cache(maxsize=1024)
def kind_of_stranger(name: str) -> type[Organization] | type[Thing] | None:
    """What a stretch names that has a unit's ending and holds only words that names hold; None for anything else."""
    if not _SHAPE.fullmatch(name) or _NOT_FIRST.match(name) or _VERB.search(name):
        return None
    if pattern("^{words:counted}").search(name) or pattern("{words:no-tail}").search(re.sub(r"[“”()\d]", "", name)):
        return None
    body = pattern("(?:{words:organisation+bare-organisation+unit-end})$").search(name)
    if not body and not pattern("(?:{words:bare-thing+thing-end})$").search(name):
        return None
    if not _FIRM.search(name) and not all(w.tag.startswith(_NOUNS) for w in words_of(name)):
        return None
    return Organization if body else Thing
