"""Lists of honours that a text says are made public: …名单揭晓, 公布…名单, 关于命名…的决定."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from kg.model import Passage
from kg.reading.awards.awardmoods import outcome_of
from kg.reading.awards.awardnames import Name, without_year
from kg.reading.awards.awardwords import LEVEL, PERIOD, is_mostly_for_persons, is_nothing, lead_of, pattern
from kg.reading.awards.heads import ends_in_head
from kg.reading.awards.phrasemarks import before, clause_start
from kg.reading.sentences import sentence_at
from kg.rules.trace import Outcome

_FAR = 400
"""Characters between a list of persons that is made public and those who are presented as its members."""
_RESULT = r"(?:评选|评审|推选|认定)?(?:结果|名单|榜单|目录)"
_NAME_END = "{heads:head+unit}(?<!名单)(?<!榜单)(?<!目录)"
_QUOTED = (
    rf"(?P<name>[^,。;“”\n的了布]{{0,14}}“[^”\n]{{2,20}}”(?:榜|[\u4e00-\u9fff]{{0,6}}?{_NAME_END})?)(?:{_RESULT})?"
)
_PLAIN = rf"(?P<name>(?:{LEVEL})[^,。;“”\n]{{3,30}}?){_RESULT}"
_OUT = r"(?:正式|对外|日前|近日|已)*(?:公布|揭晓|发布|出炉|公示)"
_MAKE = rf"(?:公布|发布|通报|公示)了?(?:{PERIOD})?"
_OF_PERSONS = re.compile(
    rf"(?:第[一二三四五六七八九十百\d]+[届批])?(?P<quoted>“[^”\n]{{2,14}}”)|(?P<plain>(?:{LEVEL})[^,。;“”\n的]{{0,16}}"
    r"(?:好人|道德模范|劳动模范|最美家庭|文明家庭))(?=(?P<after>[^\u4e00-\u9fff]|名单|颁奖|典礼|称号|发布|评选))"
)
_FORMS = (
    r"关于(?:命名|表彰|授予)[^。“”\n]{0,16}" + _QUOTED + "[^。“”\n]{0,12}(?:决定|通报)",
    r"(?P<name>“[^”\n]{2,20}”)评选(?:结果|揭晓|,)",
    _QUOTED + _OUT,
    _PLAIN + _OUT,
    _MAKE + _QUOTED + "(?=[,。;])",
    _MAKE + _PLAIN + "(?=[,。;])",
    _MAKE + rf"(?P<name>(?:{LEVEL})[^,。;“”\n的]{{3,30}}?{_NAME_END})(?=[,;])",
)


_UNFIT = re.compile(r"公示|[和及](?:第|首批|全国|全省|国家)")
"""Nothing is decided yet; two lists in one announcement."""


@lru_cache(maxsize=8)
def lists_in(text: str) -> tuple[re.Match[str], ...]:
    """The lists that are made public, by where each begins; none that is only put up for objections (公示)."""
    found = [m for form in _FORMS for m in pattern(form).finditer(text) if not _UNFIT.search(m.group())]
    whole: list[re.Match[str]] = []
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if not whole or match.end() > whole[-1].end() or match.start() == whole[-1].start():
            whole.append(match)  # no part of a longer one: 十大人物 of “感动房县”十大人物
    return tuple(whole)


def persons_list_before(passage: Passage, at: int) -> Name | None:
    """The last list of persons or families made public in the text before ``at``, None if undecided."""
    text = passage.text
    for match in before(text, _OF_PERSONS, at - 1):
        if match.start() < at - _FAR:
            break
        if match.end() > at or match.end("after") > at:
            continue
        group = "quoted" if match.group("quoted") else "plain"
        words, sentence = match.group(group), sentence_at(passage, match.start())
        name = without_year(words[lead_of(words) :])
        since = max(sentence.start, at - 2 * _FAR)
        stated = pattern("{words:announce}").search(text, since, min(sentence.end, at))
        if not is_mostly_for_persons(name) or is_nothing(name) or "候选" in text[match.start() : at]:
            continue
        if not re.search("[,;。]", text[match.end() : at]):
            return None
        if stated and outcome_of(passage, clause_start(text, stated.start()), stated.start()) is Outcome.STATED:
            return Name(*match.span(group), re.sub("^首届|^第.{1,3}[届批]", "", name), 1.0)
    return None


_GIVEN = re.compile(
    r"(?:表彰|命名|授予|颁发|评选|评选出|推选出|评出|选树|推出|揭晓|发布|公布)[^。“”\n]{0,60}?"
    r"(?P<a>(?:首届|首批|第[一二三四五六七八九十百\d]{1,4}[届批])?“[^“”\n]{2,20}”[\u4e00-\u9fff]{0,8})"
    r"|(?P<b>“[^“”\n]{2,20}”)[^。“”\n、]{0,12}(?:发布|揭晓|颁奖|出炉|公布|表彰|评选|授牌)"
)
"""An honour that is given or made known: 命名首批“甲”, “乙”发布仪式."""


@lru_cache(maxsize=8)
def given_in(text: str) -> tuple[Name, ...]:
    """The honours that a text says are given, in text order."""
    return tuple(name for m in _GIVEN.finditer(text) if (name := _given(m)))


def _given(match: re.Match[str]) -> Name | None:
    group = "a" if match.group("a") else "b"
    words = match.group(group)
    tail = words[words.index("”") + 1 :]
    end = next((k for k in range(len(tail), 0, -1) if ends_in_head("“" + tail[:k])), 0)
    quoted = words[: words.index("”") + 1 + end]
    name = re.sub("^首[届批]|^第.{1,4}[届批]", "", quoted)
    start = match.start(group)
    return None if is_nothing(name) else Name(start, start + len(quoted), name, 0.9)


def given_before(text: str, at: int) -> Name | None:
    """The last honour that the text says was given within 400 characters before ``at``; None without one."""
    known = given_in(text)
    last = bisect_left([n.start for n in known], at) - 1
    return known[last] if last >= 0 and known[last].start >= at - _FAR and known[last].end <= at else None
