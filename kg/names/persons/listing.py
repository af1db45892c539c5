"""Lists of persons as notices print them: 甲(女,侗族)、乙同志和丙等5名同志."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.names.persons.likeness import Name, name_at

_NOTE = re.compile(r"\([^()\n]{1,24}\)")
_ADDRESS = re.compile(
    r"(?:等?[0-9一二三四五六七八九十两]{1,3}(?:名|位|个)?(?:同志|人)|等?同志们?|(?:女士|先生)(?=[、,和为任当])|等(?=[为任当担])|均|分别)+"
)
_JOINT = re.compile(r"、|以及|[和及与]|[ \u3000]{1,4}")
_LOOSE = re.compile(
    r"[\u4e00-\u9fff]{1,8}[·•・][\u4e00-\u9fff·•・]{1,12}?(?=[、(同为任的当担等不因辞])|"
    r"(?![为任的等])[\u4e00-\u9fff]{2,4}?(?=[、(]|,[男女]|同志|为[^人民]|任|的|当选|担任|等[\d名位人同])"
)
_CLOSED = re.compile(r"\(|,[男女]|同志")
_NO_NAME = re.compile(
    r"^有|分别|[前后]|[某们了是其该各全所本此上]|^..?[师员长工部局院校村镇乡县市区]|代表|主任|干部|同志|人员|[下上]列|以下"
)


class Listed(NamedTuple):
    """One name of a list; ``end`` lies behind what brackets and forms of address add to it."""

    name: Name
    end: int


def listed_at(text: str, start: int, *, loose: bool = False) -> list[Listed]:
    """The names of the list that begins at ``start``; empty where none does.

    Args:
        loose: behind a verb of appointing any two to four characters may be a name that no table has (才让加).
    """
    found: list[Listed] = []
    at = start
    while len(found) < 60:
        name = _one(text, at, loose)
        if name is None:
            return found
        end = _behind(text, name.end)
        found.append(Listed(name, end))
        joint = _JOINT.match(text, end)
        if joint is None:
            return found
        at = joint.end()
    return found


def _one(text: str, at: int, loose: bool) -> Name | None:
    name = name_at(text, at)
    match = _LOOSE.match(text, at) if loose else None
    if match is None or _NO_NAME.search(match.group()):
        return name
    closed = _CLOSED.match(text, match.end()) and match.end() - at <= 4
    if name and name.ended and not (closed and match.end() > name.end):
        return name
    return Name(at, match.end(), 3.0)


def _behind(text: str, at: int) -> int:
    for form in (_NOTE, _ADDRESS, _NOTE):
        match = form.match(text, at)
        at = match.end() if match else at
    return at
