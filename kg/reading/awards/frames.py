"""The frames in which a text says that somebody received an honour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from kg.model import Passage, Span
from kg.reading.awards.heads import ends_in_head, is_titled
from kg.reading.awards.lexicon import LEVEL, is_nothing, pattern
from kg.reading.awards.marks import before, clause_start, stands_between, without_tail
from kg.reading.awards.names import Name, Names, names_at
from kg.reading.awards.persons import name_behind
from kg.reading.sentences import sentence_at


class Award(NamedTuple):
    """A frame in a passage: the names, where the recipients are named, and how sure the frame is."""

    names: tuple[Name, ...]
    recipients: Span
    """The stretch that names them; it ends at the verb."""
    evidence: Span
    granted_by: str
    certainty: float
    rule: str
    listed: bool = False
    """The stretch is one member of a list, and names it whole."""
    personal: bool = False
    """The other members are persons."""


_NEAR = 12
"""Characters before a verb that hold the words right before it."""
_CONTEST = 80
"""Characters before a verb that hold what was ranked."""
_SEMICOLON = re.compile(";")
_PASSIVE = r"被(?P<by>[^,。;“”被]{2,24}?)?"
_AMONG = r"(?P<among>同类|县级|区县|县区|县\(市、?区\)|乡镇)?"
_WHOM = r"(?:[^,。;“”\n()]|\([^()\n]{0,40}\))"
"""A sign of a list of recipients, a bracket taken whole."""
_RANKED = rf"(?P<level>{LEVEL})?{_AMONG}(?P<rank>{{heads:rank}})(?=[,。;!?\n]|$|的)"


def awards(passage: Passage) -> Iterator[Award]:
    """Every award that a passage states as received, in text order within each frame."""
    if not passage.text:
        return
    yield from _granted(passage)
    yield from _ranked(passage)
    yield from _passed(passage)
    yield from _one_of(passage)
    yield from _announced(passage)
    yield from _received(passage)


def real(passage: Passage, start: int, at: int) -> bool:
    """Whether what is said at ``at`` has happened: not wished, planned, applied for or denied."""
    text, near = passage.text, max(start, at - _NEAR)
    if pattern("(?:{words:negated}|{words:intended})$").search(text, near, at):
        return False
    if stands_between(text, pattern("{words:wish-here}"), start, at):
        return False
    begin = sentence_at(passage, at).start
    semicolon = max((m.start() for m in islice(before(text, _SEMICOLON, at), 1)), default=-1)
    return not stands_between(text, pattern("{words:wish}"), max(begin, semicolon + 1), at)


def _received(passage: Passage) -> Iterator[Award]:
    """甲荣获“乙”称号, 甲被省文明委评为乙."""
    passive = _PASSIVE + r"(?:(?P<p>{verbs:passive})|(?P<q>{verbs:passive-weak}))"
    verbs = pattern(passive + r"|(?P<s>{verbs:strong})|(?P<w>{verbs:weak})")
    end = 0
    for verb in verbs.finditer(passage.text):
        start = max(clause_start(passage.text, verb.start()), end)
        if verb.start() < end or not real(passage, start, verb.start()):
            continue
        strong = bool(verb.group("p") or verb.group("s"))
        found = names_at(passage.text, verb.end(), strong=strong)
        if found.names and not _relative(passage.text, found):
            end = found.end
            by = found.granted_by or verb.group("by") or ""
            who, shown = Span(start, verb.start()), Span(start, found.end)
            yield Award(found.names, who, shown, by, 1.0 if strong else 0.95, verb.group())
        elif found.names:
            end = found.end
            yield from _of_whom(passage, found, start, verb.group())


def _relative(text: str, found: Names) -> bool:
    """Whether the names only describe somebody: 荣获“乙”称号的家庭."""
    return bool(re.match(r"的[^,。;]|者", text[found.end : found.end + 2])) or text[found.end - 1 : found.end] == "的"


def _of_whom(passage: Passage, found: Names, start: int, rule: str) -> Iterator[Award]:
    """荣获“乙”奖的甲…: the one named right behind 的."""
    at = found.end + (passage.text[found.end : found.end + 1] == "的")
    who = name_behind(passage, at)
    if who:
        yield Award(found.names, who, Span(start, who.end), found.granted_by, 0.8, f"{rule}…的")


def _granted(passage: Passage) -> Iterator[Award]:
    """丙授予甲“乙”称号; 丙命名甲为“乙”, 将甲列为乙."""
    text = passage.text
    named = "(?:全国|全省|国家|省级|市级|第.{1,3}[届批])[^,。;“”\n]{2,24}称号"
    give = pattern(rf"(?<![被获])(?:联合|决定)?{{verbs:grant}}(?P<to>{_WHOM}{{2,160}}?)(?=“|为“|{named})")
    whom = r"[^,。;“”\n被]{2,60}?)"
    direct, moved = rf"(?<!被){{verbs:name}}(?P<a>{whom}", rf"(?:将|把)(?P<b>{whom}{{verbs:name}}"
    name = pattern(rf"(?:{direct}|{moved})为(?=[“全国省市首第])")
    for frame in (*give.finditer(text), *name.finditer(text)):
        start = clause_start(text, frame.start())
        if not real(passage, start, frame.start()):
            continue
        found = names_at(text, frame.end(), strong=True)
        if found.names and not _relative(text, found):
            by = _giver(text, start, frame.start())
            to = Span(*frame.span(frame.lastgroup or 0))
            rule = frame.group().replace(text[to.start : to.end], "…")
            yield Award(found.names, to, Span(start, found.end), by, 0.95, rule)


def _giver(text: str, start: int, end: int) -> str:
    """Who gives, named in ``text[start:end]`` between when it was and how."""
    when = re.match(r".*?(?:日前|近日|,)", text[start:end])
    start += when.end() if when else 0
    return text[start : without_tail(text, start, end, pattern("(?:联合|决定|{words:before})$"))]


def _ranked(passage: Passage) -> Iterator[Award]:
    """在丙评价中,甲位列全市第一; 甲的某项工作连续三年获得全县第一名."""
    text, end = passage.text, 0
    for match in pattern(r"{verbs:rank}(?:了)?" + _RANKED).finditer(text):
        start = max(clause_start(text, match.start()), end)
        if not real(passage, start, match.start()):
            continue
        what, at = _contest(text, start, match.start())
        rank = (match.group("level") or "") + (match.group("among") or "") + match.group("rank")
        if not what and not match.group("level"):
            continue
        end = match.end()
        name = Name(match.start(), match.end(), what + rank, 1.0 if pattern("{words:scored}").search(what) else 0.6)
        yield Award((name,), Span(start, at), Span(start, match.end()), "", 0.9, "rank")


def _contest(text: str, start: int, at: int) -> tuple[str, int]:
    """What was ranked, and where the recipient's name ends before it."""
    stop = without_tail(text, start, at, pattern("(?:{words:before}|得分|总分|综合)$"))
    near = max(start, stop - _CONTEST)
    here = text[near:stop]
    scored = r"{words:contest}(?:成绩|得分|结果|排名)?$"
    inside = pattern(r"(?<=.)在([^,。]{3,25}?{words:contest})(?:中|里|上)$").search(here)
    if inside:
        return inside.group(1), near + inside.start()
    unit = r"(?<=[县市区旗镇乡村局院校委办会队司道])(?<!城市)的?"
    tail = pattern(rf"{unit}((?:城市|城乡|[^,。的市县区镇乡局院校]){{2,20}}?{scored})").search(here)
    if tail:
        return re.sub(r"(?:成绩|得分|结果|排名)$", "", tail.group(1)), near + tail.start()
    whole = pattern(rf"^(?:[12]\d{{3}}年度?)?([\u4e00-\u9fff]{{2,24}}?{scored})").search(here)
    if whole and near == start:
        return re.sub(r"(?:成绩|得分|结果|排名)$", "", whole.group(1)), start
    occasion = pattern(r"(?:^|[,。;\n])在?([^,。;\n]{4,30}?{words:contest})(?:中|里|上)?,$")
    held = occasion.search(text[max(0, start - 40) : start])
    return (held.group(1).removeprefix("在") if held else "", at)


def _passed(passage: Passage) -> Iterator[Award]:
    """甲顺利通过国家乙认定: the examination for an honour was passed (a 复审 keeps what one has)."""
    text, end = passage.text, 0
    name_of = rf"(?P<name>{LEVEL}[^,。;:、\n的]{{3,30}}?)"
    form = re.compile(rf"通过了?{name_of}的?(?:认定|评审认定|考核认定|命名)(?=[,。;!\n])")
    for match in form.finditer(text):
        start, name = max(clause_start(text, match.start()), end), match.group("name")
        if is_titled(name) and not is_nothing(name) and real(passage, start, match.start()):
            end = match.end()
            found = Name(*match.span("name"), name, 1.0)
            yield Award((found,), Span(start, match.start()), Span(start, match.end()), "", 0.85, "通过…认定")


def _one_of(passage: Passage) -> Iterator[Award]:
    """甲是全省首批12个乙试点镇之一; 甲是“全国文明村”."""
    text = passage.text
    ends = dict.fromkeys(("…之一", "是…"), 0)
    one_of = re.compile(rf"(?:是|成为)(?P<name>{LEVEL}[^,。;\n]{{3,36}})之一")
    plain = re.compile(rf"(?<![就也不还都要])是(?P<name>“?{LEVEL}[^,。;\n“”、的]{{2,24}}”?)(?=[,。;!\n]|$)")
    for match in (*one_of.finditer(text), *plain.finditer(text)):
        certainty, rule = (0.85, "…之一") if match.re is one_of else (0.7, "是…")
        start = max(clause_start(text, match.start()), ends[rule])
        name = re.sub(r"(?<=[\u4e00-\u9fff])\d{1,6}(?:个|家|所|名)(?!.{0,40}\d)", "", match.group("name"))
        if not ends_in_head(name) or is_nothing(name) or not real(passage, start, match.start()):
            continue
        ends[rule] = match.end()
        found = Name(*match.span("name"), name, 1.0)
        yield Award((found,), Span(start, match.start()), Span(start, match.end()), "", certainty, rule)


def _announced(passage: Passage) -> Iterator[Award]:
    """…名单公布,甲上榜: the honour stands in the clauses before, the recipient alone in this one."""
    text, end = passage.text, 0
    for match in pattern(r"{verbs:listed}(?=[,。;!\n]|$)").finditer(text):
        start = max(clause_start(text, match.start()), end)
        lists = [m for m in _lists(text, max(0, start - 160), start) if "公示" not in m.group()]
        if not lists or not real(passage, start, match.start()):
            continue
        named, end = lists[-1], match.end()
        name = pattern(r"^{words:lead}+").sub("", named.group("name"))
        found = Name(*named.span("name"), name, 1.0)
        shown = Span(named.start("name"), match.end())
        yield Award((found,), Span(start, match.start()), shown, "", 0.85, "announced list")


def _lists(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The lists that are made public in a stretch: …名单揭晓, 公布…名单."""
    quoted = r"(?P<name>[^,。;“”\n的了布]{0,14}“[^”\n]{2,20}”榜?)(?:名单|榜单)?"
    plain = rf"(?P<name>(?:{LEVEL})[^,。;“”\n]{{3,30}}?)(?:名单|榜单)"
    out = r"(?:正式|对外|日前|近日|已)*(?:公布|揭晓|发布|出炉|公示)"
    make = r"(?:公布|发布|通报|公示)了?"
    decided = r"关于(?:命名|表彰|授予)[^。“”\n]{0,16}" + quoted + "[^。“”\n]{0,12}(?:决定|通报)"
    judged = r"(?P<name>“[^”\n]{2,20}”)评选(?:结果|揭晓|,)"
    forms = (decided, judged, quoted + out, plain + out, make + quoted + "(?=[,。;])", make + plain + "(?=[,。;])")
    found = [m for form in forms for m in re.compile(form).finditer(text, start, end)]
    return sorted(found, key=lambda m: m.end())
