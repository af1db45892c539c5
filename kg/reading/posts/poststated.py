"""The posts that constructions state (``constructions/*.toml``): appointed, elected, freed, named in brackets …

What a construction ``says``:

========== ===========================================================================================================
status     one of ``kg.model.Tenure``, or "governed" for that of the act of the sentence or list (任命: … 甲为乙局局长),
           "" without one
needs      "act": nothing without such an act
only       "last": the status is that of the last post alone (县委副书记、县长候选人)
dates      "begin" or "end", where the date of the act is that of the tenure
denied     "yes": it is said of what was denied
sure       "by name": the confidence is that of each name
scope      "before name": the organisation stands before the name (教育局吴海洋局长)
who        "listed": those who stand before in the same list have the post too, each behind a title of the own
========== ===========================================================================================================

Its slots: ``who`` the names, or ``holders`` those of the slot HOLDERS (without either the posts only tell where those
named next are held); ``posts`` the posts from its start on, or ``run`` the title on whose end they end, or ``job`` a
plain job;
``where`` the organisation of posts that name none;
``begin`` and ``end``, or ``term``, the dates of the tenure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast, get_args

from kg.model import Passage, Span, Tenure
from kg.names.persons.likeness import Name, name_at
from kg.names.persons.listing import Listed, listed_at
from kg.reading.posts.acts import act_before
from kg.reading.posts.denials import denied_around, denied_before
from kg.reading.posts.edges import crosses_unit, name_may_begin
from kg.reading.posts.fellows import fellows
from kg.reading.posts.holding import Held
from kg.reading.posts.posttitles import Title, all_titles, run_before, title_behind
from kg.reading.posts.scopes import Scopes
from kg.reading.posts.thispost import antecedent
from kg.reading.sentences import sentence_at
from kg.rules.loader import Rule, rules
from kg.rules.matcher import Match
from kg.rules.stepping import Ground
from kg.rules.trace import Outcome

FOLDER = str(Path(__file__).with_name("constructions"))
_SURE = 4.0
_LONGEST_RUN = 60
"""Characters of posts in a row, with their organisations."""


class Posts(Ground, Protocol):
    """What constructions of posts are matched against: a passage's text, slots and scopes."""

    @property
    def scopes(self) -> Scopes: ...

    def holders(self, at: int, end: int) -> list[Name]:
        """The names that fill a slot HOLDERS from ``at`` to ``end``."""
        ...

    @property
    def traced(self) -> bool:
        """Whether somebody asks what became of each candidate."""
        ...

    def note(self, outcome: Outcome, span: Span, rule: str) -> None:
        """Keep for ``kg why`` what might have stated a post and does not."""
        ...

    def left_out(self) -> Iterator[tuple[Outcome, Span]]:
        """The titles of which nothing is noted yet: with what looks like a name and is none, and those of nobody."""
        ...

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

    @property
    def span(self) -> Span:
        """All of its words."""
        return Span(self.match.start, self.match.end)


def stated(ground: Posts) -> list[Held]:
    """What the constructions find in a passage, in text order; a post belongs to the first of them that has it."""
    found: list[_Found] = []
    taken: set[int] = set()
    where = _titled(ground.scopes.passage)
    for rule in rules(FOLDER) if where else ():
        fresh = [f for f in _matches(rule, ground, where) if f.posts.end not in taken]
        taken.update(at for f in fresh for at in range(f.posts.start + 1, f.posts.end + 1))
        found += fresh
    found.sort(key=lambda f: f.posts)
    ends = sorted(f.posts.end for f in found if "holders" not in f.match.slots)
    held = [one for f in found for one in _held(ground, f, _free_from(ends, f.posts.start))]
    if ground.traced:
        _note_rest(ground, held)
    return held


def _note_rest(ground: Posts, held: list[Held]) -> None:
    """Note the titles that nobody is found to hold."""
    stated = {title.end for one in held for title in one.titles}
    for outcome, span in ground.left_out():
        if not any(at in stated for at in range(span.start + 1, span.end + 1)):
            ground.note(outcome, span, "title")


def _matches(rule: Rule, ground: Posts, where: list[Span]) -> Iterator[_Found]:
    if not rule.program.may_stand(ground.text, 0, len(ground.text)):
        return
    for start, end in where:
        for match in rule.find(ground, start, end):
            found = _read(rule, match, ground)
            if found and _denied(found, ground.text):
                ground.note(Outcome.DENIED, Span(match.start, match.end), rule.id)
            elif found and _status(rule.says, ground, match.start) is not None:
                yield found


def _denied(found: _Found, text: str) -> bool:
    """Whether words of the construction deny it; before a HOLDERS's posts they are looked for when these are known."""
    if found.rule.says.get("denied") == "yes" or "holders" in found.match.slots:
        return False
    return denied_around(text, found.span, found.match.slots.values())


def _titled(passage: Passage) -> list[Span]:
    """The sentences that hold a title."""
    found: list[Span] = []
    for start, _ in all_titles(passage):
        if not found or start >= found[-1].end:
            found.append(_with_list(passage, sentence_at(passage, start)))
    return [s for s in found if s.end > s.start]


def _with_list(passage: Passage, sentence: Span) -> Span:
    """The sentence with the line below it, where it is the head of a list: 聘任下列人员为调解员:"""
    head = passage.text[sentence.start : sentence.end].rstrip()
    end = sentence.start + len(head)
    if not head.endswith(":") or passage.text[end : end + 1] != "\n":
        return sentence
    return Span(sentence.start, sentence_at(passage, end + 1).end)


def _read(rule: Rule, match: Match, ground: Posts) -> _Found | None:
    posts = match.slots.get("posts") or match.slots.get("run") or match.slots["job"]
    if holders := match.slots.get("holders"):
        return _Found(rule, match, tuple(Listed(n, n.end) for n in ground.holders(*holders)), posts)
    span = match.slots.get("who")
    if span and ground.text[span.start : span.end] in ("他", "她"):
        meant = antecedent(ground.scopes, span.start)
        return _Found(rule, match, (Listed(meant, meant.end),), posts) if meant else None
    if span is None:
        return _Found(rule, match, (), posts)
    nearer = [] if "profile" in match.slots else _nearest(ground, span, posts)
    who = nearer or _listed(ground.text, span)
    if who and rule.says.get("who") == "listed":
        who = [*(Listed(n, n.end) for n in fellows(ground.scopes, who[0].name.start)), *who]
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


def _held(ground: Posts, found: _Found, free: int) -> Iterator[Held]:
    says, scopes, slots = found.rule.says, ground.scopes, found.match.slots
    titles = _titles(ground, found, found.posts.start if "posts" in slots else free)
    if not titles:
        return
    if "holders" in slots and denied_before(ground.text, titles):
        ground.note(Outcome.DENIED, Span(titles[0].start, max(found.match.end, titles[-1].end)), found.rule.id)
        return
    status = _status(says, ground, found.match.start) or ""
    titles = [t._replace(status=_of_title(t, status, says, last=t is titles[-1])) for t in titles]
    for title in titles:
        if title.scope:
            scopes.note(
                max(title.end, found.who[-1].end) if "holders" in slots else title.end, title.title, title.scope
            )
    words = None if "holders" in slots else (found.match.start, found.match.end)
    for one in found.who:
        sure = _by_name(one.name, titles) if says.get("sure") == "by name" else found.rule.confidence
        yield Held(one.name, tuple(titles), found.rule.id, sure, words, *_term(ground, found))


def _titles(ground: Posts, found: _Found, limit: int) -> list[Title]:
    """The posts of a match, from ``limit`` on, where the construction says that they are held."""
    if "job" in found.match.slots:
        titles = _job(ground, found)
    elif found.rule.says.get("scope") == "before name":
        titles = [title_behind(ground.scopes, found.match.start, found.posts)]
    else:
        titles = run_before(ground.scopes, found.posts.end, limit=limit)
    return _placed(titles, ground, found.match)


def _by_name(name: Name, titles: list[Title]) -> float:
    sure = 0.9 if name.ended and name.margin >= _SURE else 0.7
    return sure if any(t.scope for t in titles) else sure - 0.12


def _free_from(ends: list[int], at: int) -> int:
    """End of the last post before ``at`` that a construction has, where it is near; 0 without one."""
    last = ends[bisect_right(ends, at) - 1] if ends and ends[0] <= at else 0
    return last if at - _LONGEST_RUN < last else 0


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
    return [t._replace(scope=where) if b else t for t, b in zip(titles, bare, strict=True)]
