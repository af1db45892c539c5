"""Where the bodies lie at which posts are held: those of the nation in its capital, companies near where they act."""

from __future__ import annotations

import re
from functools import cache

from kg.model import Organization, Place
from kg.names.places.gazetteer import unit
from kg.reading.posts.postwords import alternation

_CAPITAL = "110000"
_COMPANY = re.compile(r"公司|集团|厂$|合作社|律师事务所|店$|物业")
_OF_A_LEVEL = re.compile(r"分公司|支公司|集团总?公司$")


def seated(body: Organization, about: Place | None) -> Organization:
    """A body with the place in which it lies.

    国务院 and 中国文联 lie in Beijing; a company that bears its province's name (陕西…公司) lies where the news is,
    when the unit that the article is about lies in that province.
    """
    if is_national(body.name):
        return Organization(body.name, unit(_CAPITAL))
    if named := _named_in_branch(body.name, about):
        return Organization(body.name, named)
    province = body.place is not None and body.place.level == "province"
    if province and about and body.place in about.chain[1:] and is_company(body.name):
        return Organization(body.name, about)
    return body


def _named_in_branch(name: str, about: Place | None) -> Place | None:
    """The wider unit of a bank's branch where the news is: 某某银行安康分行 is not the county's."""
    if not name.endswith("分行") or about is None:
        return None
    return next((p for p in about.chain if len(p.name) > 2 and p.name[:-1] in name), None)


def is_company(name: str) -> bool:
    """Whether a name is a firm's, which may bear a unit's name without being the unit's."""
    return _COMPANY.search(name) is not None and not _OF_A_LEVEL.search(name)


@cache
def is_national(name: str) -> bool:
    """Whether a body is one of the whole nation: 国家林草局, 中国红十字会, 水利部."""
    return _central().match(name) is not None and not _branch().search(name)


@cache
def _central() -> re.Pattern[str]:
    return re.compile(alternation("nation.txt", "central"))


@cache
def _branch() -> re.Pattern[str]:
    return re.compile(alternation("nation.txt", "branch"))
