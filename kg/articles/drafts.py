"""An article in the making: its lines so far, and what they speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kg.articles.bylines import closing, is_dateline, signature
from kg.articles.lines import Paragraph
from kg.articles.topics import ByPrefecture, add_by_prefecture, counties, grams

WORDING = 3
"""Characters of a wording that tells topics apart."""
_LONGEST_OPEN = 5000
"""Characters of a paragraph that a column break may cut; a longer one is no column's."""
_LONGEST_END = 200
"""Characters that tell how a paragraph ends."""
_FINISHED = re.compile(r"[。!?…;][”’)》】\]]*(?:\s*[(][^()]{1,40}[)])?$")

_NOTICE = re.compile(
    r"(?:公\s?告|通\s?告|公\s?示|启\s?事|声\s?明|通\s?知|倡议书|公开信|公约|招\s?聘|征\s?稿|更正|致歉)(?:[(][^()]*[)])?$"
    r"|^关于.{2,40}的(?:公告|通告|公示|通知)$"
)


def is_notice_title(text: str) -> bool:
    """Whether a headline calls its text a notice: 停电公告, 招 聘 启 事, 关于…的通告."""
    return bool(_NOTICE.search(text))


def is_finished(text: str) -> bool:
    """Whether a paragraph ends as a sentence does, or with a signature after one."""
    return _finishes(text[-_LONGEST_END:])


@lru_cache(maxsize=4096)
def _finishes(end: str) -> bool:
    return bool(_FINISHED.search(end)) or closing(end) is not None


@dataclass(slots=True, eq=False)
class Draft:
    """Headline, byline and body of an article as far as the page has been read."""

    heads: list[Paragraph] = field(default_factory=list)
    bylines: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    """Its section heads."""
    signoffs: list[Paragraph] = field(default_factory=list)
    """Those of its bylines that stand below its text."""
    jumps: bool = False
    """A note says that it goes on elsewhere."""
    _unread: list[str] = field(default_factory=list)
    _wordings: set[str] = field(default_factory=set)
    _counties: ByPrefecture = field(default_factory=dict)
    _titled_notice: bool = False

    @classmethod
    def headed(cls, heads: list[Paragraph], bylines: list[Paragraph]) -> Draft:
        """An article that has a headline and perhaps a byline, and no text yet."""
        draft = cls(bylines=list(bylines))
        draft.add_heads(heads)
        return draft

    @property
    def last(self) -> str:
        """The last paragraph."""
        return self.body[-1].text

    @property
    def is_open(self) -> bool:
        """Whether its text breaks off in mid-sentence; a notice ends with its signer."""
        if not self.body or self.is_notice:
            return False
        return len(self.last) <= _LONGEST_OPEN and not is_finished(self.last)

    @property
    def is_signed(self) -> bool:
        """Whether its bylines or the end of its text tell its writers."""
        return any(signature(b.text) for b in self.bylines) or bool(self.body) and closing(self.last) is not None

    @property
    def is_notice(self) -> bool:
        """Whether its headline calls it a notice."""
        return self._titled_notice

    @property
    def is_photo(self) -> bool:
        """Whether it is a photo caption that has its credit (``文/图`` above a text credits an article)."""
        if not 0 < len(self.body) <= 2 or is_dateline(self.body[0].text):
            return False
        end = closing(self.last)
        below = {id(line) for line in self.signoffs}
        credits = (s for b in self.bylines if id(b) in below or "文" not in b.text if (s := signature(b.text)))
        return any(s.credit for s in credits) or bool(end and end.credit)

    def add_heads(self, heads: list[Paragraph]) -> None:
        """Take lines for the headline."""
        self.heads += heads
        for head in heads:
            self._titled_notice = self._titled_notice or is_notice_title(head.text)
            self._note(head.text)

    def add(self, paragraph: Paragraph) -> None:
        """Take a paragraph of the body."""
        self.body.append(paragraph)
        self._note(paragraph.text)

    def extend(self, paragraph: Paragraph) -> None:
        """Take the rest of the last paragraph."""
        self.body[-1] = self.body[-1].extended(paragraph)
        self._note(paragraph.text)

    def _note(self, text: str) -> None:
        self._unread.append(text)

    @property
    def wordings(self) -> set[str]:
        """Its stretches of ``WORDING`` characters."""
        self._read()
        return self._wordings

    @property
    def counties(self) -> ByPrefecture:
        """Codes of the counties that it names."""
        self._read()
        return self._counties

    def _read(self) -> None:
        for text in self._unread:
            self._wordings |= grams(text, WORDING)
            add_by_prefecture(self._counties, counties(text))
        self._unread.clear()
