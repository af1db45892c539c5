"""A page's articles and furniture, with every character in its place."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kg.articles import parting
from kg.articles.assembly import assemble
from kg.articles.bylines import closing, is_dateline, signature, writers
from kg.articles.dating import Published, published, signed
from kg.articles.drafts import Draft
from kg.articles.headlines import without_kicker
from kg.articles.kinds import kind_of, section_numbers, stands_alone
from kg.articles.lines import LINE_BREAKS, Paragraph, lines_of
from kg.articles.listrows import mark_rows
from kg.articles.offices import byline
from kg.articles.parting import parted
from kg.articles.reprints import without_reprints
from kg.articles.wrapping import paragraphs_of
from kg.model import Article, Kind, Page, Passage, Span, half_width

_DATED = re.compile(
    r"近日|前不久|日前|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日|\d{1,2}日[上下]午|连日来"
    r"|昨[日天]|今[日天]|时下|近期|\d{1,2}月[初中下上]"
)
_PICTURE = re.compile(r"图为|图中为|[上下左右]图|图①")
_BULLET = re.compile(r"^[●■◆▲★☆◎○□△▼▪•►▶※◇]\s*(?=\S)")
_SIGNING = 2
"""Paragraphs at the end of a text among which the day stands that signs it."""
_LEAD = 2_000
"""Characters of a paragraph in which a headline's words are looked for."""
_PARTED = (
    "a text of {:,} characters is too long for one article (at most {:,}) and is read as {}; if it is many texts, "
    "give each a file or record of its own (文章过长,分段读取)"
)
OnSkip = Callable[[str, str], None]
_BRIEF = 180
"""Characters of a text so short that it reports and does not narrate."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a page consists of: its articles, and the stretches that belong to none."""

    articles: tuple[Article, ...]
    furniture: tuple[Span, ...]


def cut(page: Page, *, on_skip: OnSkip | None = None) -> list[Article]:
    """The articles of a page in the order of their bodies.

    Args:
        page: the page.
        on_skip: called as ``on_skip(source, reason)`` where the page holds a text too long for one article.
    """
    return list(lay_out(page, on_skip=on_skip).articles)


def lay_out(page: Page, *, on_skip: OnSkip | None = None) -> Layout:
    """The articles and the furniture of a page; every printed character is in one of them.

    A text of more than ``parting.LONGEST`` characters becomes several articles under one title, and ``on_skip``
    is told.
    """
    text = half_width(page.text)
    paragraphs = paragraphs_of(lines_of(page.text, text), apart=stands_alone)
    numbers = section_numbers([p.text for p in paragraphs])
    for i, paragraph in enumerate(paragraphs):
        paragraph.kind = "short" if i in numbers else kind_of(paragraph.text)
    mark_rows(paragraphs)
    assembled = assemble(paragraphs, text, one_record=bool(page.title))
    dated = published(page, text, (p.text for p in assembled.furniture))
    drafts = sorted(assembled.drafts, key=lambda d: min(p.start for p in d.body))
    articles: list[Article] = []
    for length, parts in ((_length(draft), parted(draft)) for draft in drafts):
        articles += _articles(page, text, len(articles), parts, dated)
        if len(parts) > 1 and on_skip:
            on_skip(page.source, _PARTED.format(length, parting.LONGEST, len(parts)))
    furniture = sorted(s for p in assembled.furniture for s in p.spans)
    return Layout(tuple(without_reprints(articles)), tuple(furniture))


def _articles(page: Page, text: str, index: int, parts: list[Draft], dated: Published) -> Iterator[Article]:
    """The article, or those that it is parted into, which share title and authors."""
    first = _article(page, text, index, parts[0], dated)
    yield first
    for number, part in enumerate(parts[1:], index + 1):
        yield replace(_article(page, text, number, part, dated), title=first.title, authors=first.authors)


def _article(page: Page, text: str, index: int, draft: Draft, dated: Published) -> Article:
    authors = tuple(dict.fromkeys(_authors(draft))) or page.authors
    return Article(
        page,
        index,
        _title(page, draft),
        authors,
        _kind(draft),
        _passage(page, text, draft.heads),
        _passage(page, text, draft.bylines),
        _passage(page, text, draft.body),
        tuple(_fragments(page, draft.body)),
        *signed(dated, [p.text for p in (*draft.bylines, *draft.body[-_SIGNING:])]),
    )


def _title(page: Page, draft: Draft) -> str:
    """Headline lines on one line, parted by a space unless the text has their words in one."""
    title = ""
    body = "".join(p.text[:_LEAD] for p in draft.body[:3])
    for head in without_kicker(draft.heads):
        printed = re.sub(r"\s+", " ", "".join(page.text[s.start : s.end] for s in head.spans))
        printed = printed if title else _BULLET.sub("", printed)
        broken = title[-1:] == "的" or len(title) >= 8 and half_width(title[-2:] + printed[:2]) in body
        title += printed if broken or not title else " " + printed
    return title


def _passage(page: Page, text: str, paragraphs: list[Paragraph]) -> Passage:
    parts: list[str] = []
    offsets = array("i")
    for paragraph in paragraphs:
        if offsets:
            parts.append("\n")
            offsets.append(_break_between(page.text, offsets[-1] + 1, paragraph.start))
        for start, end in paragraph.spans:
            parts.append(text[start:end])
            offsets.extend(range(start, end))
    return Passage(page, "".join(parts), offsets)


def _break_between(text: str, end: int, start: int) -> int:
    """Offset of a line break between two paragraphs: the one right above the second."""
    at = start - 1
    while at > 0 and text[at] not in LINE_BREAKS and (text[at].isspace() or not text[at].isprintable()):
        at -= 1
    if at >= 0 and text[at] in LINE_BREAKS:
        return at
    return min(end, len(text) - 1) if end < start else max(start - 1, 0)


def _fragments(page: Page, body: list[Paragraph]) -> Iterator[Span]:
    spans = [s for p in body for s in p.spans]
    start, end = spans[0]
    for span in spans[1:]:
        if span.start < end or page.text[end : span.start].strip():
            yield Span(start, end)
            start = span.start
        end = span.end
    yield Span(start, end)


def _authors(draft: Draft) -> Iterator[str]:
    yield from writers(draft.body[0].text)
    for line in draft.bylines:
        found = byline(line.text)
        yield from found.names if found else ()
    for paragraph in (draft.body[0], draft.body[-1]):
        end = closing(paragraph.text)
        yield from end.names if end else ()


def _kind(draft: Draft) -> Kind:
    signed = [s for b in draft.bylines if (s := signature(b.text))] + [s for s in [closing(draft.body[-1].text)] if s]
    if any(s.office for s in signed):
        return "essay"
    if draft.is_notice:
        return "notice"
    if (
        len(draft.body) <= 2
        and not is_dateline(draft.body[0].text)
        and not _is_long(draft)
        and (any(s.credit for s in signed) or _PICTURE.search(draft.body[-1].text))
    ):
        return "caption"
    if is_dateline(draft.body[0].text):
        return "news"
    dated = _DATED.search(draft.body[0].text[:60]) and not _is_long(draft) or _length(draft) < _BRIEF
    return "news" if dated and not draft.sections else "feature"


def _length(draft: Draft) -> int:
    return sum(len(p.text) for p in draft.body)


def _is_long(draft: Draft) -> bool:
    return _length(draft) > 1200
