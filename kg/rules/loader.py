"""The one loader of constructions: a TOML file each, checked when it is read, with the examples that test it.

::

    id = "appointed"
    about = "任命甲为乙局局长: an organ appoints somebody"
    states = "role"
    pattern = "<appoint> [PERSONS=who] 同志? (为 | 担任) [POSTS=posts]"
    confidence = 0.9
    says = {status = "incoming"}

    [[yes]]
    text = "会议决定任命赵启明为临江县教育局局长。"
    facts = [["赵启明", "局长", "临江县教育局", "incoming"]]

    [[no]]
    text = "会议没有任命赵启明为教育局局长。"
    why = "denied"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import StopRun
from kg.rules.grammar import parse
from kg.rules.matcher import Match, Program
from kg.rules.stepping import Ground
from kg.rules.wordlists import lists

KINDS = ("initiative", "role", "honour")
_FIELDS = {"id", "about", "states", "pattern", "confidence", "says", "yes", "no", "order"}


@dataclass(frozen=True, slots=True)
class Example:
    """A short text and the facts that the construction finds in it; none in a negative one, whose ``why`` says so."""

    text: str
    facts: tuple[tuple[str, ...], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One construction: what it looks like and what it states."""

    id: str
    about: str
    states: str
    """initiative, role or honour."""
    program: Program
    pattern: str
    confidence: float
    """0 to 1: how often what the construction states is so."""
    says: Mapping[str, str] = field(default_factory=dict)
    """What the construction itself says of the fact (``{status: incoming}``); the extractors document their keys."""
    yes: tuple[Example, ...] = ()
    no: tuple[Example, ...] = ()
    order: int = 50
    """Rules of a lower number are tried first, those of the same number by id."""

    def find(self, ground: Ground, start: int, end: int) -> Iterator[Match]:
        """The places within ``text[start:end]`` where the construction stands."""
        if self.program.may_stand(ground.text, start, end):
            yield from self.program.find(ground, start, end)


@cache
def rules(folder: str) -> tuple[Rule, ...]:
    """The constructions of a folder's ``*.toml``, in their order; their word lists are its ``*.txt``.

    Raises:
        StopRun: a file cannot be read, lacks a field, or names a list that is not there; two have one id.
    """
    found = [_rule(file, lists(folder)) for file in sorted(Path(folder).glob("*.toml"))]
    ids = [rule.id for rule in found]
    for twice in sorted({i for i in ids if ids.count(i) > 1}):
        raise StopRun(f"{folder}: two constructions have the id {twice!r} 编号重复: rename one")
    return tuple(sorted(found, key=lambda rule: (rule.order, rule.id)))


def _rule(file: Path, words: Mapping[str, tuple[str, ...]]) -> Rule:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StopRun(f"{file.name}: cannot be read ({error}) 无法读取: mend the file") from None
    _check(file.name, data)
    try:
        program = Program(parse(data["pattern"]), words)
    except KeyError as error:
        there = ", ".join(sorted(words)) or "(none)"
        raise StopRun(f"{file.name}: no word list {error.args[0]!r} 无此词表; there are: {there}") from None
    return Rule(
        data["id"],
        data["about"],
        data["states"],
        program,
        data["pattern"],
        float(data["confidence"]),
        {str(k): str(v) for k, v in data.get("says", {}).items()},
        tuple(_example(e) for e in data["yes"]),
        tuple(_example(e) for e in data["no"]),
        int(data.get("order", 50)),
    )


def _check(name: str, data: dict[str, Any]) -> None:
    missing = sorted({"id", "about", "states", "pattern", "confidence", "yes", "no"} - set(data))
    if missing:
        raise StopRun(f"{name}: the construction lacks {', '.join(missing)} 缺少字段: add it")
    unknown = sorted(set(data) - _FIELDS)
    if unknown:
        raise StopRun(f"{name}: unknown field {unknown[0]!r} 未知字段; there are: {', '.join(sorted(_FIELDS))}")
    if data["states"] not in KINDS:
        raise StopRun(f"{name}: states {data['states']!r} 未知种类; there are: {', '.join(KINDS)}")
    if not 0 < float(data["confidence"]) <= 1:
        raise StopRun(f"{name}: confidence is a number above 0, at most 1, not {data['confidence']} 置信度有误")


def _example(data: Mapping[str, Any]) -> Example:
    facts = tuple(tuple(str(part) for part in fact) for fact in data.get("facts", ()))
    return Example(str(data["text"]), facts, str(data.get("why", "")))
