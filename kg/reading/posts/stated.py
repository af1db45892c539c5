"""The posts that constructions state (``constructions/*.toml``): appointed, elected, freed, named in brackets …

What a construction ``says``:

========== ===========================================================================================================
status     one of ``kg.model.Tenure``, or "governed" for that of the act of the sentence or list (任命: … 甲为乙局局长),
           "" without one
needs      "act": nothing without such an act
only       "last": the status is that of the last post alone (县委副书记、县长候选人)
dates      "begin" or "end", where the date of the act is that of the tenure
denied     "yes": it is said of what was denied
========== ===========================================================================================================

Its slots: ``who`` the names (without them the posts only tell where those named next are held); ``posts`` the posts
from its start on, or ``run`` the title on whose end they end, or ``job`` a plain job;
``where`` the organisation of posts that name none;
``begin`` and ``end``, or ``term``, the dates of the tenure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol, cast, get_args

from kg.model import Passage, Span, Tenure
from kg.names.persons.likeness import name_at
from kg.names.persons.listing import Listed, listed_at
from kg.reading.posts.acts import act_before
from kg.reading.posts.antecedents import antecedent
from kg.reading.posts.edges import crosses_unit, name_may_begin
from kg.reading.posts.holding import Held
from kg.reading.posts.scopes import Scopes
from kg.reading.posts.titles import Title, all_titles, run_before
from kg.reading.sentences import sentence_at
from kg.rules.loader import Rule, rules
from kg.rules.matcher import Ground, Match
from kg.rules.words import lists

FOLDER = str(Path(__file__).with_name("constructions"))
_SURE = 4.0


class Posts(Ground, Protocol):
    """What constructions of posts are matched against: a passage's text, slots and scopes."""

    @property
    def scopes(self) -> Scopes: ...

    def dated_before(self, start: int, end: int) -> str:
        """The last date of an event in ``text[start:end]``, ISO; "" where there is none."""
        ...

    def dates(self, start: int, end: int) -> tuple[str, str]:
        """The ISO date that fills ``text[start:end]`` and that which closes the range; "" for what is not there."""
        ...


@dataclass(frozen=True, slots=True)
class _Found:
    """A match with its rule, the names, and where its posts begin and end."""

    rule: Rule
    match: Match
    who: tuple[Listed, ...]
    posts: Span


def stated(ground: Posts) -> list[Held]:
    """What the constructions find in a passage, in text order; a post belongs to the first of them that has it."""
    found: list[_Found] = []
    where = _titled(ground.scopes.passage)
    for rule in rules(FOLDER) if where else ():
        taken = [f.posts for f in found]
        found += [f for f in _matches(rule, ground, where) if not any(s.start < f.posts.end <= s.end for s in taken)]
    found.sort(key=lambda f: f.posts)
    return [one for f in found for one in _held(ground, f)]


def _matches(rule: Rule, ground: Posts, where: list[Span]) -> Iterator[_Found]:
    needed = _needed(rule.program.needed)
    for start, end in where:
        for match in rule.program.find(ground, start, end) if needed.search(ground.text, start, end) else ():
            found = _read(rule, match, ground)
            denied = found and rule.says.get("denied") != "yes" and _denied(ground.text, found)
            if found and not denied and _status(rule.says, ground, match.start) is not None:
                yield found


def _titled(passage: Passage) -> list[Span]:
    """The sentences that hold a title."""
    found: list[Span] = []
    for start, _ in all_titles(passage):
        if not found or start >= found[-1].end:
            found.append(sentence_at(passage, start))
    return [s for s in found if s.end > s.start]


@cache
def _needed(words: frozenset[str]) -> re.Pattern[str]:
    """Words without which the construction cannot stand."""
    return re.compile("|".join(map(re.escape, sorted(words))))


def _read(rule: Rule, match: Match, ground: Posts) -> _Found | None:
    posts = match.slots.get("posts") or match.slots.get("run") or match.slots["job"]
    span = match.slots.get("who")
    if span and ground.text[span.start : span.end] in ("他", "她"):
        meant = antecedent(ground.scopes, span.start)
        return _Found(rule, match, (Listed(meant, meant.end),), posts) if meant else None
    if span is None:
        return _Found(rule, match, (), posts)
    nearer = [] if "profile" in match.slots else _nearest(ground, span, posts)
    who = nearer or _listed(ground.text, span)
    return _Found(rule, match, tuple(who), posts) if who else None


def _listed(text: str, span: Span) -> list[Listed]:
    """The names of the list that the slot holds."""
    for loose in (False, True):
        found = listed_at(text, span.start, loose=loose)
        if any(span.end in (one.name.end, one.end) for one in found):
            return [one for one in found if one.name.end <= span.end]
    return []


def _nearest(ground: Posts, who: Span, posts: Span) -> list[Listed]:
    """Somebody named between the names found and the posts, whose posts they rather are; empty without one."""
    text = ground.text
    for at in range(posts.start - 2, who.end, -1):
        name = name_at(text, at) if name_may_begin(ground.scopes, at) else None
        if not name or not name.ended or name.margin < _SURE or name.end >= posts.start:
            continue
        if not crosses_unit(ground.scopes, at, name.end):
            return listed_at(text, at)
    return []


def _denied(text: str, found: _Found) -> bool:
    """没有任命, 未当选: a denying word among the words of the construction, outside its slots, or right before it."""
    start, at, words = found.match.start, found.match.start, [text[max(0, found.match.start - 4) : found.match.start]]
    for slot in sorted(found.match.slots.values()):
        words.append(text[at : slot.start])
        at = max(at, slot.end)
    words.append(text[at : found.match.end])
    return start >= 0 and any(_deny().search(w) for w in words)


@cache
def _deny() -> re.Pattern[str]:
    return re.compile("|".join(lists(FOLDER)["deny"]))


def _held(ground: Posts, found: _Found) -> Iterator[Held]:
    says, scopes = found.rule.says, ground.scopes
    status = _status(says, ground, found.match.start) or ""
    limit = found.posts.start if "posts" in found.match.slots else 0
    stated = _job(ground, found) if "job" in found.match.slots else run_before(scopes, found.posts.end, limit=limit)
    titles = _placed(stated, ground, found.match)
    if not titles:
        return
    titles = [replace(t, status=_of_title(t, status, says, last=t is titles[-1])) for t in titles]
    for title in titles:
        if title.scope:
            scopes.note(title.end, title.title, title.scope)
    words = (found.match.start, found.match.end)
    for one in found.who:
        yield Held(one.name, tuple(titles), found.rule.id, found.rule.confidence, words, *_term(ground, found))


def _term(ground: Posts, found: _Found) -> tuple[str, str]:
    """When the tenure begins and ends, ISO dates; "" for what the text does not say."""
    slots, says, at = found.match.slots, found.rule.says, found.match.start
    if "dates" in says:
        date = ground.dated_before(sentence_at(ground.scopes.passage, at).start, at)
        return (date, "") if says["dates"] == "begin" else ("", date)
    begin = ground.dates(*slots["begin"])[0] if "begin" in slots else ""
    end = ground.dates(*slots["end"])[0] if "end" in slots else ""
    return ground.dates(*slots["term"]) if "term" in slots else (begin, end)


def _status(says: Mapping[str, str], ground: Posts, at: int) -> Tenure | None:
    """The status that the construction states; None where the act that it needs is not there."""
    status = says.get("status", "")
    act = act_before(ground.scopes.passage, at) if status == "governed" or says.get("needs") == "act" else ""
    if says.get("needs") == "act" and not act:
        return None
    given = act if status == "governed" else status
    return cast(Tenure, given) if given in get_args(Tenure) else ""


def _of_title(title: Title, status: Tenure, says: Mapping[str, str], *, last: bool) -> Tenure:
    if says.get("only") == "last" and not last:
        return title.status
    return status or title.status


def _job(ground: Posts, found: _Found) -> list[Title]:
    """A plain job, held where the construction says."""
    start, end = found.posts
    return [Title(start, end, ground.text[start:end], None, "")]


def _placed(titles: list[Title], ground: Posts, match: Match) -> list[Title]:
    """The titles, those without words for their organisation at the one that the construction names."""
    span = match.slots.get("where")
    if span is None:
        return titles
    where = ground.scopes.resolve(span.start, span.end, titles[0].title).referent if titles else None
    if where is None:
        return titles
    bare = [t.end - t.start <= len(t.title) for t in titles]
    return [replace(t, scope=where) if b else t for t, b in zip(titles, bare, strict=True)]
