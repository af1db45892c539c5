"""Sessions of congresses as the bodies of those who lead and count in them: 大会执行主席, 监票人."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Organization, Place

_OF_SESSION = re.compile("执行主席|常务主席|监票人|计票人|唱票人|主席团成员")
_SESSION = re.compile(
    r"(?P<whose>[\u4e00-\u9fff]{2,10}[省市州盟县区旗镇乡])?第?[一二三四五六七八九十]{1,3}届(?:人民代表大会|人大|政协|代表大会|委员会)"
    r"(?:常务?委员?会)?第?[一二三四五六七八九十]{1,3}次(?:全体)?(?:会议|全会)"
)
"""A session of a congress: 汝阳县第十七届人民代表大会第四次会议."""


def is_of_session(title: str) -> bool:
    """Whether a title is held for the days of one session: 执行主席, 总监票人."""
    return _OF_SESSION.search(title) is not None


def session_in(texts: Iterable[str], place: Place | None) -> Organization | None:
    """The session named last in the first of the texts that names one; with ``place`` where it says no whose."""
    last = next((found[-1] for text in texts if (found := [*_SESSION.finditer(text)])), None)
    if last is None:
        return None
    return Organization(last.group() if last.group("whose") or place is None else place.name + last.group(), place)
