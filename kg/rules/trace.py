"""What was found, weighed and left out: every candidate with its rule, its signs and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from kg.model import Fact, Mention


class Outcome(Enum):
    """What became of a candidate: English and Chinese words for it."""

    STATED = "stated 成立"
    UNSURE = "too unsure for the graph 置信不足"
    DENIED = "denied, refused, stopped or failed 否定"
    URGED = "urged or wished, not done 要求或愿望"
    NO_AGENT = "nobody acts 无主体"
    NO_FRAME = "nothing is said of it 无谓语"
    GOES_ON = "a longer phrase goes on 并非结尾"
    NO_NAME = "names nothing 不成名称"
    FIGURE = "a figure of speech 比喻"
    NO_HOLDER = "nobody holds or receives it 无得主"
    COUNTED = "only counted, not named 仅计数"
    OVERLAPPED = "part of the same words is likelier a name 另有更可靠的读法"
    MERGED = "another wording of one that is stated 同一事物"
    NO_SUBJECT = "nothing that it is said of 无所指"
    READ = "read 已识别"
    OPEN = "left open 未定"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that might state a fact, or name a place or organisation."""

    kind: str
    """initiative, role, honour, measure, or place (organisations too)."""
    name: str
    start: int
    """Code point offset of the quote on the page."""
    quote: str
    outcome: Outcome
    rule: str = ""
    confidence: float = 0.0
    """0 to 1; 0.0 for one that was left out before it was weighed."""
    signs: tuple[tuple[str, float], ...] = ()
    """What spoke for (above 0) and against it, in log odds."""
    said: str = ""
    """The fact in words, else what stood in the way."""
    found: Fact | Mention | None = field(default=None, compare=False)
    """What came of it; None for what was left out."""


@dataclass(slots=True)
class Trace:
    """The candidates of one article, in the order in which they were looked at."""

    candidates: list[Candidate] = field(default_factory=list)

    def sorted(self) -> list[Candidate]:
        """The candidates in the order of the text, those of one place by kind and the surest first; each once."""
        each: Iterable[Candidate] = dict.fromkeys(self.candidates)
        return sorted(each, key=lambda c: (c.start, len(c.quote), c.kind, -c.confidence, c.rule))
