"""Whether an honour was received: not wished for, planned, applied for or denied."""

from __future__ import annotations

import re
from itertools import islice

from kg.model import Passage
from kg.reading.awards.awardwords import pattern
from kg.reading.awards.phrasemarks import before, stands_between
from kg.reading.sentences import sentence_at
from kg.rules.trace import Outcome

_NEAR = 12
"""Characters before a verb that hold the words right before it."""
_SEMICOLON = re.compile(";")


def outcome_of(passage: Passage, start: int, at: int) -> Outcome:
    """What the words of the sentence before ``at`` make of an honour in the clause that begins at ``start``."""
    text, near = passage.text, max(start, at - _NEAR)
    if pattern("{words:negated}$").search(text, near, at):
        return Outcome.DENIED
    if pattern("{words:intended}$").search(text, near, at):
        return Outcome.URGED
    if stands_between(text, pattern("{words:wish-here}"), start, at):
        return Outcome.URGED
    begin = sentence_at(passage, at).start
    semicolon = max((m.start() for m in islice(before(text, _SEMICOLON, at), 1)), default=-1)
    wished = stands_between(text, pattern("{words:wish}"), max(begin, semicolon + 1), at)
    return Outcome.URGED if wished else Outcome.STATED
