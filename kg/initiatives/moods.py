"""What a clause is: a report, a plan, an exhortation, direct speech, background.

Rule by rule, what it keeps out:
- exhortation: 要…, 必须…, 应当… at the head of a clause, and all that a speaker 强调/指出/要求: aims for
  others, not deeds (要提高政治站位, 会议强调,要开展大排查);
- essay: paragraphs of a signed article that begin with 要: only what they name in quotes counts;
- speech: a quotation's own deeds count less, its speaker is never the agent;
- purpose: 为…, 为了… before a comma: the aim of the deed, not the deed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.initiatives.reading import Clause, Reading
from kg.sentences import in_speech, paragraphs, sentence_at

_OUGHT = re.compile(
    r"^(?:[^,]{0,12}?(?:干部|部门|单位|同志|上下|镇街|乡镇|大家|队伍|我们|党员|政府|企业|县|市|区|旗|州|镇|乡|村|社区|街道|局|委))?(?:都|也|还|更|既|同时|一定|始终|就|下一步)?"
    r"(?:要(?!求|素|点|件|么|闻|职|塞|道|地|害|义|务)|须|必须|务必|应(?!急|用|对|聘|邀|届|县)|应当|应该|理应|不得|不能|切忌|力争|希望|号召|倡议|呼吁|勉励|需要?(?!求)|必将)"
)
_DEMANDED = re.compile(r"(?:强调|指出|要求|提出要|明确要求|希望|勉励|号召|叮嘱)(?:$|要|,)")
_SPEAKER = re.compile(r"^.{0,30}?(?:强调|指出|要求|提出|希望|勉励)$")
_PLAN = re.compile(r"(?:下一步|下半年|接下来|将(?!.{0,6}(?:纳入|作为|融入|送|与))|计划|拟|即将|预计|力争|今后|未来)")
_PURPOSE = re.compile(
    r"^(?:为(?!期|民|老|农|何)|为了|旨在|以(?=.{2,20}为(?:目标|目的|主题|引领|导向|契机|主线|重点|统领)))"
)
_HYPOTHETICAL = re.compile(r"^(?:如果|若|只有|才能|无论|不管)")


@dataclass(frozen=True, slots=True)
class Mood:
    """How a clause speaks of what it names."""

    name: str
    """report, plan, exhortation, purpose."""
    speech: bool = False
    urging: bool = False
    """The whole text urges."""


def moods(reading: Reading) -> list[Mood]:
    """The mood of each clause of a passage, in order."""
    if reading.headline:
        return [Mood("report") for _ in reading.clauses]
    found: list[Mood] = []
    starts = {p.start for p in paragraphs(reading.passage)}
    urged, sentence, paragraph_urged = False, -1, False
    for clause in reading.clauses:
        words = reading.quoted[clause.start : clause.end].strip()
        at = sentence_at(reading.passage, clause.start)
        new_paragraph = clause.start in starts
        if new_paragraph:
            paragraph_urged = False
        if at.start != sentence:
            sentence, urged = at.start, False
        demanded = _is_demanded(reading, clause, words)
        urged = urged or bool(_OUGHT.search(words))
        found.append(_mood(reading, clause, words, urged or (paragraph_urged and not _reports(words))))
        urged = urged or demanded
        paragraph_urged = paragraph_urged or demanded or (new_paragraph and urged)
    return found


def urging(found: list[Mood]) -> bool:
    """Whether a text urges rather than reports: one clause in ten is an exhortation."""
    return len(found) > 20 and sum(m.name == "exhortation" for m in found) * 10 >= len(found)


def _is_demanded(reading: Reading, clause: Clause, words: str) -> bool:
    follows = reading.text[clause.end : clause.end + 1]
    return follows in (",", ":", ";") and bool(_SPEAKER.match(words)) or bool(_DEMANDED.search(words[-4:]))


def _reports(words: str) -> bool:
    return bool(
        re.match(
            r"(?:目前|截至|据了解|据悉|近年来|今年以来|随后|当天|会后|会前|会上|活动|近日|此次|本次|下一步)", words
        )
    )


def _mood(reading: Reading, clause: Clause, words: str, urged: bool) -> Mood:
    speech = in_speech(reading.passage, clause.start)
    if urged:
        return Mood("exhortation", speech)
    if _PURPOSE.match(words) or _HYPOTHETICAL.match(words):
        return Mood("purpose", speech)
    return Mood("plan" if _PLAN.search(words) else "report", speech)
