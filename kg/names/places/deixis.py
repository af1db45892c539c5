"""What 该县, 全市, 当地, 县里 mean in an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.model import Article, Mention, Passage, Place
from kg.names.places.about import UNITS, fits
from kg.names.places.placewords import GUARDS
from kg.rules.patterns import any_of
from kg.spans import LastBefore

_DEIXIS = re.compile(rf"(?:该|全|我|本|当地(?!政府)|(?<=[,。\n])各级)({UNITS})(?![直级场内外管辖容民长])|当地")
_WITHIN = re.compile(
    r"(?:(?<=[^一-鿿])|(?<=[年月日天前来后由是与和]))(省|州|市|县|旗|区|镇|乡|村)(?:里|上(?=[下组开召出启实推举办建将还按拿]))(?![一-鿿]?[人外面])"
)
"""县里, 镇上 as whoever acts there; 村里人 and 区里外 are none."""


def deixis(article: Article, mentions: list[Mention], topic: Place | None) -> Iterator[Mention]:
    """该县, 全市, 我区 …: the unit of that level that was spoken of last, or that the article is about."""
    named = any(topic in m.referent.chain for m in mentions if isinstance(m.referent, Place))
    confidence = 0.85 if named else 0.6
    meaning = _Meaning(mentions, topic)
    for passage in article.passages:
        pointing = (*_DEIXIS.finditer(passage.text), *_WITHIN.finditer(passage.text), *_alone().finditer(passage.text))
        for match in sorted(pointing, key=re.Match.start):
            place = meaning.of(match.group(1) or "", passage, match.start())
            if place:
                reason = f"{match.group()} → {place.name}"
                yield Mention(passage, match.start(), match.end(), place, confidence, reason)


@lru_cache(maxsize=1)
def _alone() -> re.Pattern[str]:
    """街道 and 社区 at the head of a clause, where they act."""
    return re.compile(rf"(?<=[^一-鿿])(街道|社区)(?={any_of(GUARDS, 'unit acts')})")


class _Meaning:
    """What 该县 means at a point: the article's own unit, else the one that was spoken of last."""

    def __init__(self, mentions: list[Mention], topic: Place | None) -> None:
        self._mentions, self._topic = mentions, topic
        self._spoken_of: dict[tuple[str, int], LastBefore[Place]] = {}
        self._printed = {(m.referent, m.text[-1:]) for m in mentions}

    def of(self, word: str, passage: Passage, at: int) -> Place | None:
        """The unit meant at an offset."""
        above = self._topic.chain if self._topic else ()
        own = next((p for p in above if fits(word, p)), None) or self._renamed(word)
        return own or self._before(word, passage, at)

    def _renamed(self, word: str) -> Place | None:
        """The article's own county, printed under the kind of unit that it was: 徐水县 of 徐水区."""
        above = self._topic.chain if self._topic else ()
        county = next((p for p in above if p.level == "county"), None)
        return county if word and county and (county, word) in self._printed else None

    def _before(self, word: str, passage: Passage, at: int) -> Place | None:
        key = (word, id(passage))
        if key not in self._spoken_of:
            here = ((m.end, m.referent) for m in self._mentions if m.passage is passage)
            self._spoken_of[key] = LastBefore((end, p) for end, p in here if isinstance(p, Place) and fits(word, p))
        return self._spoken_of[key].find(at)
