"""Honours printed as a title right before a name: 全国劳动模范甲, “中国好人”乙, 全国文明村——丙村."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.honours.frames import Award, real
from kg.honours.heads import ends_in_head
from kg.honours.lexicon import LEVEL, PERIOD, is_nothing, lead_of, pattern
from kg.honours.marks import clause_start
from kg.honours.names import Name, without_year
from kg.honours.persons import name_behind, person_at
from kg.honours.recipients import levels_of
from kg.model import Mentions, Passage, Person, Place, Span

_BEFORE_QUOTE = rf"(?:{PERIOD}|{LEVEL}|{{heads:category}})"
"""Each of the words that may stand before a quoted honour: 2023年, 全省, 第三届."""
_LONGEST_BEFORE, _LONGEST_WORD = 40, 14
_MOST_TITLES = 6
"""Honours of one person that are listed before the name."""
_MOST_PERSONS = 100
"""Persons who are listed behind one honour."""
_LONGEST_PLACE = 40
_QUOTED = r"(?P<name>“[^“”\n]{0,14}{heads:laureate}”榜?)"
_PLAIN = rf"(?P<name>(?={LEVEL})[^,。;:、“”《》\n的]{{0,22}}?{{heads:laureate}}(?:提名奖)?)"
_PRIZE = rf"(?P<name>(?:{LEVEL})[^,。;:、“”《》\n的]{{2,18}}?奖章?)(?=(?:荣誉)?获得者|得主)"
_HELD = r"{words:holder}?"


def laureates(passage: Passage, mentions: Mentions) -> Iterator[Award]:
    """One award for each name right behind an honour, and for the honours listed before it (甲奖获得者、“乙”丙)."""
    text, titles = passage.text, list(_titles(passage.text))
    for number, (title, end) in enumerate(titles):
        whom = _persons(passage, end, mentions)
        if not whom or not real(passage, clause_start(text, title.start), title.start):
            continue
        names, first = [title], title.start
        for other, close in reversed(titles[max(0, number - _MOST_TITLES) : number]):
            if close + 1 != first or text[close] != "、":
                break
            names, first = [other, *names], other.start
        shown = Span(first, whom[-1].end)
        for who in whom:
            yield Award(tuple(names), who, shown, "", 0.85, "title of honour")
    yield from _places(passage, mentions)


def _titles(text: str) -> Iterator[tuple[Name, int]]:
    """The honours that may be titles, in text order, and where the name may begin behind each."""
    found: dict[int, Name] = {}
    for source in (_QUOTED, _PLAIN, _PRIZE):
        for start, end, behind in _stretches(text, source):
            start += lead_of(text[start:end])
            name = without_year(text[start:end])
            quoted = source is _QUOTED
            if pattern("“{heads:category}(?:好人|模范)”$").search(name) or re.search("[两三]级", name):
                continue  # a kind of good deeds, without its list's name; one name for two honours
            if len(re.sub("[“”]", "", name)) >= 4 and not is_nothing(name) and (quoted or re.match(LEVEL, name)):
                found.setdefault(behind, Name(start, end, name, 1.0 if quoted else 0.9))
    for end in sorted(found):
        yield found[end], end


def _stretches(text: str, source: str) -> Iterator[tuple[int, int, int]]:
    """Where honours of one form begin and end, and where what is said of their holders ends."""
    behind = 0
    for match in pattern(source + _HELD).finditer(text):
        start, end = match.span("name")
        if source is _QUOTED:
            start = _before_quote(text, max(behind, start - _LONGEST_BEFORE), start)
        behind = match.end()
        yield start, end, behind


def _before_quote(text: str, first: int, quote: int) -> int:
    """Where the words begin that belong to a quoted honour: 第三批全省“最美志愿者”."""
    word, starts = pattern(_BEFORE_QUOTE), [quote]
    for at in range(quote - 1, first - 1, -1):
        if at < starts[-1] - _LONGEST_WORD:
            break
        if any(word.fullmatch(text, at, end) for end in starts if end - at <= _LONGEST_WORD):
            starts.append(at)
    return starts[-1]


def _persons(passage: Passage, at: int, mentions: Mentions) -> list[Span]:
    """The persons named from ``at`` on, parted by 、 without a post between them."""
    first = name_behind(passage, at, mentions)
    found = [first] if first else []
    while 0 < len(found) < _MOST_PERSONS and passage.text[found[-1].end : found[-1].end + 1] == "、":
        start = found[-1].end + 1
        name = person_at(passage.text, start)
        if not name:
            break
        found.append(Span(start, start + len(name)))
    return found


def _places(passage: Passage, mentions: Mentions) -> Iterator[Award]:
    """全国文明村——甲镇乙村, 作为全国文明村,乙村: the unit that is named behind an honour of its level."""
    text = passage.text
    unit_named = rf"(?P<name>(?:{LEVEL})[^,。;:、“”《》\n—-]{{2,40}}[县市区旗镇乡村])"
    form = re.compile(unit_named + r"(?:——|-{1,2}|—|(?:之一)?(?P<clause>,))")
    for match in form.finditer(text):
        start = match.start() + lead_of(match.group("name"))
        name = without_year(text[start : match.end("name")])
        unit = _chain(passage, match.end(), mentions)
        if match.group("clause") and not text.endswith("作为", 0, start):
            continue
        if not unit or not ends_in_head(name) or is_nothing(name) or not re.match(LEVEL, name):
            continue
        levels = levels_of(name)
        last = [m for m in mentions.of(passage, Place, start=unit.start, end=unit.end) if m.end == unit.end]
        fits = any(isinstance(m.referent, Place) and m.referent.level in levels for m in last)
        if fits and real(passage, clause_start(text, start), start):
            found = Name(start, match.end("name"), name, 1.0)
            yield Award((found,), unit, Span(start, unit.end), "", 0.85, "title of honour")


def _chain(passage: Passage, at: int, mentions: Mentions) -> Span | None:
    """The place that is named at ``at`` with those above it (甲省乙县)."""
    end = at
    while behind := [
        m.end
        for m in mentions.of(passage, Place, start=end, end=min(end + _LONGEST_PLACE, len(passage.text)))
        if m.start == end
    ]:
        end = max(behind)
    return Span(at, end) if end > at else None


def winners(passage: Passage, mentions: Mentions) -> Iterator[tuple[Span, Person]]:
    """Every person whom a title of honour names."""
    for award in laureates(passage, mentions):
        name = passage.text[award.recipients.start : award.recipients.end]
        if person_at(passage.text, award.recipients.start) == name:
            yield award.recipients, Person(name, mentions.about)
