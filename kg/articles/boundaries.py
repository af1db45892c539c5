"""Where a new article starts: cues for and against, added up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.articles.bylines import closing, is_dateline, signature
from kg.articles.drafts import WORDING, Draft, is_notice_title
from kg.articles.lines import Paragraph
from kg.articles.siblings import Siblings
from kg.articles.topics import counties, neighbours, related, repeated, share
from kg.rules.patterns import alternation
from kg.rules.tables import rows

_DATA = Path(__file__).parent / "data"
_OPENINGS = str(_DATA / "openings.txt")
_NUMBERED = re.compile(
    r"[(]?[一二三四五六七八九十]{1,3}[)、.,:]|[(]?\d{1,2}[)、.](?!\d)|第[一二三四五六七八九十]{1,3}(?:[章节部]|\s)"
    r"|[①-⑩❶-❿➊-➓]|Part|PART|0?[1-9]$|[一二三四五六七八九十]$"
)
_EXCLAIMED = re.compile(r"[!?]”?$|^“[^”]*”$")
_PICTURE = re.compile(r"图为|图中为|[上下左右]图|图①|这是.{1,14}[日月]拍摄的|资料图")
_PICTURE_FIRST = re.compile(r"(?:[上下左右中]图|图[①②③一二三1-3])(?:为|是|[:,、])")
_LENGTHS = (("long_headline", 16, 99), ("fair_headline", 11, 15), ("short_headline", 0, 6))
_LIST_GOES_ON = re.compile(r"[:;、]$|如下[:。]?$")
_SUBTITLE = re.compile(r"(?:^|\s)—")
_BULLET = re.compile(r"[●■◆▲★☆◎○□△▼▪•►▶※◇]")


@dataclass(frozen=True, slots=True)
class Seam:
    """A place of the page where an article may start."""

    above: Draft
    """The article before, as far as it goes."""
    heads: list[Paragraph]
    """The short lines that stand here; none between two paragraphs."""
    bylines: list[Paragraph]
    """Byline lines below them; between two paragraphs, the photo credit below the second."""
    below: list[Paragraph]
    """The body paragraphs that follow, up to the next short line."""
    usual_gap: int
    """Line breaks between the page's paragraphs."""
    furniture_above: bool = False
    siblings: Siblings | None = None
    """The short lines of the page."""
    one_record: bool = False

    @property
    def gap(self) -> int:
        """Line breaks above."""
        return (self.heads or self.below)[0].gap

    @property
    def lead(self) -> str:
        """The first paragraph below the short lines."""
        return self.below[0].text

    @property
    def text_below(self) -> str:
        """The first 400 characters below the short lines."""
        return "\n".join(p.text for p in self.below)[:400]

    @property
    def words(self) -> str:
        """The short lines on one line."""
        return " ".join(h.text for h in self.heads)


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight, _ in rows(_DATA / "cues.tsv")}


def _words(head: str) -> re.Pattern[str]:
    return alternation(_OPENINGS, head)


def score(seam: Seam) -> float:
    """Above 0: a new article starts here."""
    total = sum(_weights()[cue] for cue in _visible(seam))
    if total + _most_of_topic() <= 0:
        return total
    return total + sum(_weights()[cue] for cue in _topic(seam))


def cues(seam: Seam) -> list[str]:
    """The names of the cues that hold at a seam (see ``data/cues.tsv``)."""
    return [*_visible(seam), *_topic(seam)]


@lru_cache(maxsize=1)
def _most_of_topic() -> float:
    """The most that the topic can speak for a new article."""
    return _weights()["other_places"] + _weights()["foreign"]


def _visible(seam: Seam) -> Iterator[str]:
    if seam.heads:
        yield from _form_of_heads(seam)
        yield from _words_of_heads(seam)
        yield from _gap_of_heads(seam)
    else:
        yield from _without_heads(seam)
    yield from _article_above(seam)


def _form_of_heads(seam: Seam) -> Iterator[str]:
    yield "headline"
    if seam.bylines:
        sure = any(s.sure for b in seam.bylines if (s := signature(b.text)))
        yield "byline" if sure else "position_byline"
    if len(seam.heads) > 1 and seam.heads[-1].text.startswith("—"):
        yield "subtitle"
    if any(is_notice_title(h.text) for h in seam.heads):
        yield "notice"
    if _NUMBERED.match(seam.heads[0].text):
        yield "numbered"
    if _EXCLAIMED.search(seam.words):
        yield "exclaimed"
    if seam.above.heads and _same_bullet(seam.heads[0].text, seam.above.heads[0].text):
        yield "brief"
    length = max(len(h.text) for h in seam.heads)
    yield from (name for name, least, most in _LENGTHS if least <= length <= most)


def _same_bullet(one: str, other: str) -> bool:
    return one[0] == other[0] and bool(_BULLET.match(one))


def _words_of_heads(seam: Seam) -> Iterator[str]:
    if _words("news verb").search(seam.words):
        yield "news_verb"
    if _starts_with_name(seam):
        yield "known_place_first" if related(counties(seam.words), seam.above.counties) else "place_first"
    yield from _opening(seam.lead)
    if _is_sibling(seam):
        yield "sibling"
    below = repeated(seam.words, seam.text_below)
    if not seam.above.heads and seam.above.body and repeated(seam.words, seam.above.body[0].text) > max(0.4, below):
        yield "untitled_before"
    yield "repeated_below" if below > 0.45 else "partly_below" if below > 0.25 else "hardly_below"


def _starts_with_name(seam: Seam) -> bool:
    """Whether the heads start with a name of a place or body: a known one, or one that the text below has too."""
    match = _words("place first").match(seam.words)
    name = match.group() if match else ""
    return bool(name) and (name in seam.text_below or bool(counties(name)))


def _opening(lead: str) -> Iterator[str]:
    if is_dateline(lead):
        yield "dateline"
    elif _words("date").match(lead):
        yield "date_lead"
    elif _words("purpose").match(lead):
        yield "purpose_lead"
    elif _words("section").match(lead):
        yield "section_lead"


def _gap_of_heads(seam: Seam) -> Iterator[str]:
    if seam.gap > seam.usual_gap:
        below = seam.heads[1].gap if len(seam.heads) > 1 else (seam.bylines or seam.below)[0].gap
        yield "wide_gap" if seam.gap > below else "even_gap"


def _is_sibling(seam: Seam) -> bool:
    """Whether the heads are built like another short line: parts of the same length, or a shared frame."""
    return seam.siblings is not None and seam.siblings.has_like(seam.words, but=[h.text for h in seam.heads])


def _without_heads(seam: Seam) -> Iterator[str]:
    yield "bare"
    if is_dateline(seam.lead):
        yield "bare_dateline"
    elif _words("date").match(seam.lead):
        yield "date_lead"
    if seam.bylines or _credited(seam.below):
        yield "photo"
        if not seam.above.bylines and not is_dateline(seam.above.body[0].text):
            yield "own_credit"
    if _PICTURE.search(seam.lead):
        yield "picture"
    yield from _bare_forms(seam)
    if seam.gap > seam.usual_gap:
        yield "wide_gap"


def _credited(below: list[Paragraph]) -> bool:
    """Whether a paragraph ends with a photo credit, or the last of several that caption pictures."""
    for paragraph in below:
        end = closing(paragraph.text)
        if end and end.credit:
            return True
        if not _PICTURE_FIRST.match(paragraph.text):
            return False
    return False


def _bare_forms(seam: Seam) -> Iterator[str]:
    """How the paragraph is set: one of several pictures' captions, one of several briefs."""
    if _PICTURE_FIRST.match(seam.above.last) and not seam.above.is_photo:
        yield "caption_goes_on"
    elif _PICTURE_FIRST.match(seam.lead):
        yield "picture_first"
    if _same_bullet(seam.lead, seam.above.body[0].text) and _words("date").match(_BULLET.sub("", seam.lead)):
        yield "brief"


def _article_above(seam: Seam) -> Iterator[str]:
    if seam.above.is_photo:
        yield "photo_before"
    elif closing(seam.above.last) or seam.above.signoffs:
        yield "signed_before"
    if _LIST_GOES_ON.search(seam.above.last):
        yield "list_before"
    if seam.heads and _is_feature(seam.above):
        yield "feature_before"
    if seam.furniture_above:
        yield "furniture_between"
    if seam.one_record:
        yield "one_record"
    if seam.above.is_open:
        yield "open_before"


def _is_feature(draft: Draft) -> bool:
    """Whether an article is one of those that have section heads: its subtitle starts with ——, its writer is above."""
    below = {id(line) for line in draft.signoffs}
    return any(_SUBTITLE.search(h.text) for h in draft.heads) and all(id(b) not in below for b in draft.bylines)


def _topic(seam: Seam) -> Iterator[str]:
    here = counties(seam.words) | counties(seam.text_below)
    if not here and seam.heads and not is_dateline(seam.lead):
        yield "placeless"
    if here and seam.above.counties:
        same = related(here, seam.above.counties) and not neighbours(here, seam.above.counties)
        yield "same_places" if same else "other_places"
    kinship = share(seam.text_below, seam.above.wordings, WORDING)
    yield "kindred" if kinship > 0.06 else "akin" if kinship > 0.02 else "foreign"
