"""What a clause is: a report, a plan, an exhortation, direct speech, background.

Rule by rule, what it keeps out:
- exhortation: 要…, 必须…, 应当… at the head of a clause, and all that a speaker 强调/指出/要求: aims for
  others, not deeds (要提高政治站位, 会议强调,要开展大排查);
- essay: paragraphs of a signed article that begin with 要: only what they name in quotes counts;
- speech: a quotation's own deeds count less, its speaker is never the agent;
- purpose: 为…, 为了… before a comma: the aim of the deed, not the deed.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.reading.lexicon import MOODS
from kg.reading.masks import Clause, Masked
from kg.reading.sentences import in_speech, paragraphs, sentence_at
from kg.rules.patterns import filled

_OUGHT = filled(MOODS, r"^(?:[^,]{0,12}?(?:{exhorted}))?(?:{still})?(?:{ought})")
_DEMANDED = filled(MOODS, r"(?:{demanded})(?:$|要|,)")
_SPEAKER = filled(MOODS, r"^.{0,30}?(?:{speaker})$")
_PLAN = filled(MOODS, r"(?:{plan})")
_PURPOSE = filled(MOODS, r"^(?:{purpose})")
_HYPOTHETICAL = filled(MOODS, r"^(?:{condition})")
_REPORTS = filled(MOODS, r"(?:{reports})")


class Mood(NamedTuple):
    """How a clause speaks of what it names."""

    name: str
    """report, plan, exhortation, purpose."""
    speech: bool = False
    urging: bool = False
    """The whole text urges."""


def moods(reading: Masked) -> list[Mood]:
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
        found.append(_mood(reading, clause, words, urged or (paragraph_urged and not _REPORTS.match(words))))
        urged = urged or demanded
        paragraph_urged = paragraph_urged or demanded or (new_paragraph and urged)
    return found


def urging(found: list[Mood]) -> bool:
    """Whether a text urges rather than reports: one clause in ten is an exhortation."""
    return len(found) > 20 and sum(m.name == "exhortation" for m in found) * 10 >= len(found)


def _is_demanded(reading: Masked, clause: Clause, words: str) -> bool:
    follows = reading.text[clause.end : clause.end + 1]
    return follows in (",", ":", ";") and bool(_SPEAKER.match(words)) or bool(_DEMANDED.search(words[-4:]))


def _mood(reading: Masked, clause: Clause, words: str, urged: bool) -> Mood:
    speech = in_speech(reading.passage, clause.start)
    if urged:
        return Mood("exhortation", speech)
    if _PURPOSE.match(words) or _HYPOTHETICAL.match(words):
        return Mood("purpose", speech)
    return Mood("plan" if _PLAN.search(words) else "report", speech)
