"""The holders of a list that was announced before: …第三届“甲地好人”发布。他们中,有助人为乐好人乙、丙;有救人的丁."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Passage, Span
from kg.reading.awards.frames import Award, real
from kg.reading.awards.lexicon import LEVEL, is_mostly_for_persons, is_nothing, lead_of, pattern
from kg.reading.awards.marks import before, clause_start
from kg.reading.awards.names import Name, without_year
from kg.reading.awards.persons import name_behind, person_at
from kg.reading.sentences import sentence_at

_LIST = re.compile(
    rf"(?:第[一二三四五六七八九十百\d]+[届批])?(?P<quoted>“[^”\n]{{2,14}}”)|(?P<plain>(?:{LEVEL})[^,。;“”\n的]{{0,16}}"
    r"(?:好人|道德模范|劳动模范|最美家庭|文明家庭))(?=(?P<after>[^\u4e00-\u9fff]|名单|颁奖|典礼|称号|发布|评选))"
)
_KIND = r"“?(?P<category>{heads:category})(?:道德)?(?:好人|模范|奖获得者|类)”?"
_AMONG = r"{words:among}(?:当?中|里面?|之中)?,?(?:既)?(?=有)"
_ITEM = re.compile(
    r"(?:^|(?<=[,;。、中里]))(?:还|也|更|又|既)?有(?P<who>[^;。…\n]{2,120}?)(?=[;。…\n]|[,、](?:还|也|更|又)?有|$)"
)
_HOLDER = re.compile(r"的(?=(?P<name>[^的]{2,12}?)(?P<family>一家|家庭|夫妇)?等?$)")
_REACH = 400
_MOST_PERSONS = 100


def presented(passage: Passage) -> Iterator[Award]:
    """One award for each person or family that is presented as holder of a list announced shortly before."""
    yield from _by_kind(passage)
    yield from _by_deed(passage)


def _by_kind(passage: Passage) -> Iterator[Award]:
    """助人为乐好人甲、乙: the kind of good deeds and the announced list's name make the honour."""
    text = passage.text
    for kind in pattern(_KIND).finditer(text):
        names = _names(text, kind.end())
        announced = _announced(passage, kind.start()) if names else None
        if not announced or not re.search("好人|模范", announced.name):
            continue
        honour = Name(*kind.span(), kind.group("category") + announced.name, 1.0)
        for who in names:
            yield Award((honour,), who, Span(kind.start(), names[-1].end), "", 0.8, "announced kind")


def _by_deed(passage: Passage) -> Iterator[Award]:
    """他们中,有救人的甲;有照顾邻里的乙家庭: what each did stands before the name."""
    text, found = passage.text, list(pattern(_AMONG).finditer(passage.text))
    starts = [*(m.start() for m in found), len(text)]
    for among, following in zip(found, starts[1:], strict=True):
        announced = _announced(passage, among.start())
        end = min(sentence_at(passage, among.end()).end, following)
        for item in _ITEM.finditer(text, among.end(), end) if announced else ():
            first = re.split(",(?=[^,]*$)", item.group("who"))
            holder = _HOLDER.search(item.group("who")) or _HOLDER.search(first[0])
            if not holder or not announced:
                continue
            who = name_behind(passage, item.start("who") + holder.start("name"))
            stop = item.start("who") + holder.end("name")
            family = len(holder.group("family") or "")
            if who and who.end == stop and ("家庭" in announced.name) == bool(family):
                named = Span(who.start, stop + family)
                yield Award((announced,), named, Span(item.start(), named.end), "", 0.8, "announced list")


def _names(text: str, at: int) -> list[Span]:
    """The persons named from ``at`` on, parted by 、 or 和."""
    found: list[Span] = []
    while len(found) < _MOST_PERSONS and (name := person_at(text, at)):
        found.append(Span(at, at + len(name)))
        at += len(name)
        if text[at : at + 1] not in ("、", "和"):
            break
        at += 1
    return found


def _announced(passage: Passage, at: int) -> Name | None:
    """The last list of persons or families made public in the text before ``at``, None if undecided."""
    text = passage.text
    for match in before(text, _LIST, at - 1):
        if match.start() < at - _REACH:
            break
        if match.end() > at or match.end("after") > at:
            continue
        group = "quoted" if match.group("quoted") else "plain"
        words, sentence = match.group(group), sentence_at(passage, match.start())
        name = without_year(words[lead_of(words) :])
        since = max(sentence.start, at - 2 * _REACH)
        stated = pattern("{words:announce}").search(text, since, min(sentence.end, at))
        if not is_mostly_for_persons(name) or is_nothing(name) or "候选" in text[match.start() : at]:
            continue
        if not re.search("[,;。]", text[match.end() : at]):
            return None
        if stated and real(passage, clause_start(text, stated.start()), stated.start()):
            return Name(*match.span(group), re.sub("^首届|^第.{1,3}[届批]", "", name), 1.0)
    return None
