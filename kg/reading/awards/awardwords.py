"""The word lists of ``data/`` as regular expressions: headwords, what stands around an honour."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from kg.rules.patterns import longest_first
from kg.rules.wordlists import lists

_DATA = Path(__file__).parent / "data"
PERIOD = r"[12]\d{3}年度?(?:第?[一二三四]季度|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月份?)?"
"""The year, quarter or month for which an honour is given."""


def by_group(name: str) -> Mapping[str, tuple[str, ...]]:
    """Group -> its words, in the order of a data file."""
    return lists(str(_DATA / name))


LEVEL = f"(?:{'|'.join(by_group('levels.txt')['level'])})"
"""How far an honour reaches, or which batch it belongs to: how most names of honours begin."""


@lru_cache(maxsize=64)
def any_of(name: str, *groups: str) -> str:
    """A regular expression for any word of some groups of a data file, the longest first."""
    return f"(?:{longest_first(str(_DATA / name), *groups)})"


@lru_cache(maxsize=64)
def pattern(source: str) -> re.Pattern[str]:
    """A pattern in which {heads:rank+mark} or {words:before} stands for the words of those groups."""

    def expand(match: re.Match[str]) -> str:
        return any_of(f"{match.group(1)}.txt", *match.group(2).split("+"))

    return re.compile(re.sub(r"\{(heads|words):([a-z+-]+)\}", expand, source))


def is_for_persons(name: str) -> bool:
    """Whether only a person can have the honour: “青海好人”, 先进个人."""
    return bool(pattern(r"{heads:person}$").search(re.sub(r"[“”《》\s]", "", name)))


def is_mostly_for_persons(name: str) -> bool:
    """Whether a person or family is the likely holder of the honour: 敬业奉献模范, “最美家庭”."""
    plain = re.sub(r"[“”《》\s]", "", name)
    return bool(pattern(r"(?:{heads:person+either}|家庭|{heads:category}类?)$").search(plain))


def is_for_things(name: str) -> bool:
    """Whether the honour is a product's or a craft's: 国家地理标志保护产品, 省级非物质文化遗产."""
    return pattern("{heads:thing}").search(name) is not None


def is_nothing(name: str) -> bool:
    """Whether what was received is no honour: 好评, a function (信息直报点), a catch-all (多项荣誉)."""
    if pattern("{words:never}").search(name) or _says_nothing(name):
        return True
    catch_all = r"(?:.{0,6}(?:多项|各类|各级|多个|诸多|一系列|国家级|省级))?"
    catch_all += r"(?:荣誉|奖项|表彰|奖励|名单|试点|示范|奖|榜)"
    return bool(re.fullmatch(catch_all, name))


def _says_nothing(name: str) -> bool:
    """Whether a name has words of what is no honour and no praise behind them (疫情防控先进集体 has)."""
    found = pattern("{words:function}|{words:nothing}").finditer(name)
    return any(not pattern("{words:praise}|{words:praised}").search(name, m.end()) for m in found)


def lead_of(words: str) -> int:
    """How many characters before an honour belong to what goes before it: 庆元县邀请全国劳动模范 → 5."""
    begins = re.compile(rf"{PERIOD}|“|第|{LEVEL}|" + any_of("heads.txt", "category"))
    cuts = re.finditer(any_of("words.txt", "before-title"), words)
    return max((c.end() for c in cuts if begins.match(words, c.end())), default=0)
