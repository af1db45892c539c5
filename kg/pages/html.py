"""HTML: articles and e-paper pages, their text, headline, date, newspaper and authors.

The text is that of the smallest element which holds nearly all running text, line by line, so that pages laid
out with ``<br>`` or tables lose nothing; on lines outside it trafilatura decides (Barbaresi 2021,
https://aclanthology.org/2021.acl-demo.15/). The headline stands above the text, as on the page.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kg.errors import SkipItem
from kg.model import Page
from kg.pages import File
from kg.pages.htmllines import Block, blocks_of, main_blocks, squeezed
from kg.pages.markup import markup_of, tree_of
from kg.pages.metadates import iso_date, masthead_date
from kg.pages.naming import paper_in_path, persons

if TYPE_CHECKING:
    from lxml.html import HtmlElement

suffixes = (".html", ".htm", ".xhtml", ".shtml")
# Metadata that the Founder e-paper system leaves in a comment: <!--enpproperty <date>…</date><title>…</title>-->
_FOUNDER = re.compile(r"<!--\s*enpproperty")
_PRINTED_DATE = re.compile(
    r"(?:时间|日期|发布于?|发表于?|^)[:：\s]{0,20}(\d{4}\s*[-/年.]\s*\d\d?\s*[-/月.]\s*\d\d?)(?!\d)", re.M
)
_PRINTED_PAPER = re.compile(r"(?:来源|稿源)\s*[:：]\s*([\w·]{2,20})")
_SITE = re.compile(r"(?:[_|｜].*|(?:\s[-–—]+\s|--?|——)[^-–—]*(?:[网报台站]|频道|门户|客户端)\s*)$", re.DOTALL)
_ABOUT_PAGE = re.compile(r"来源|稿源|时间|发布|字[号体]|打印|分享|浏览|点击|阅读|编辑|收藏|版权|\d{4}\s*[-/年.]\s*\d")
_PUBLISHED = re.compile(
    r"article:published_time|(?:og:)?(?:pub|publish|published|release|issue|firstpublish)[-_:]?(?:date|time)?|date"
    r"|datePublished|dc(?:terms)?[.:](?:date|issued|created)(?:\.issued)?|weibo:\s?article:create_at",
    re.IGNORECASE,
)
_JSON_LD = re.compile(r"""["'](?:datePublished|pubDate)["']\s*:\s*["']([^"']{4,40})["']""")
_MOST_HEADS = 20
_LATEST = "2099-12-31"  # without it htmldate asks the clock


def read(path: File, source: str) -> Iterator[Page]:
    """The article of the file as one page.

    Raises:
        SkipItem: there is no running text in it, or it is no text at all.
    """
    markup = markup_of(path.read_bytes())
    root, plain = tree_of(markup)
    founder, title = _founder(markup), _printed_title(root)
    window, author = _head(root, ".//head/title"), _head(root, ".//meta[@name='author']")
    stated = _stated_date(root, markup)
    blocks = list(blocks_of(root)) if root is not None else []
    main = main_blocks(blocks, _extracted(markup) if plain else "")
    if not main:
        raise SkipItem("no article text in the page 网页中没有正文: save the article's own page once it has loaded")
    known = _metadata(markup if plain else "")
    title = founder.get("title") or title or _SITE.sub("", known["title"] or window).rstrip() or window
    above = blocks[: blocks.index(main[0])]
    printed = "\n".join(b.text for b in blocks)
    yield Page(
        source,
        _headed(title, above, main),
        title=title,
        date=iso_date(founder.get("date", "")) or stated or _printed_date(printed),
        paper=_first(_PRINTED_PAPER, printed) or known["sitename"] or paper_in_path(window.replace(title, " ")),
        url=known["url"],
        authors=persons(founder.get("author") or author or known["author"]),
    )


def _founder(markup: str) -> dict[str, str]:
    opening = _FOUNDER.search(markup)
    comment = markup[opening.end() :].partition("-->") if opening else ("", "", "")
    pairs = re.findall(r"<(\w+)>([^<]*)</\1>", comment[0]) if comment[1] else []
    return {name.lower(): " ".join(value.split()) for name, value in pairs}


def _printed_title(root: HtmlElement | None) -> str:
    """The headline where the markup says which it is: one h1, or the Founder system's own element."""
    for form in ("founder-title", "h1"):
        found = islice(root.iter(form), _MOST_HEADS) if root is not None else ()
        heads = {" ".join(e.text_content().split()) for e in found} - {""}
        if len(heads) == 1:
            return heads.pop()
    return ""


def _head(root: HtmlElement | None, where: str) -> str:
    element = root.find(where) if root is not None else None
    return " ".join((element.get("content") or element.text or "").split()) if element is not None else ""


def _extracted(markup: str) -> str:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(markup, include_comments=False, with_metadata=False)
    except Exception:  # it may fail on any markup; our own lines stand without it
        return ""
    return getattr(found, "text", None) or ""


def _metadata(markup: str) -> dict[str, str]:
    """Title, site, address and authors; not the date, for which trafilatura would make 1 February of 30 February."""
    from trafilatura import extract_metadata

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = extract_metadata(markup, date_config={"max_date": _LATEST}, extensive=False).as_dict()
    except Exception:  # see _extracted
        found = {}
    return {name: " ".join((found.get(name) or "").split()) for name in ("title", "sitename", "url", "author")}


def _stated_date(root: HtmlElement | None, markup: str) -> str:
    """The date of publication in meta elements or JSON-LD (https://schema.org/datePublished)."""
    stated = [
        meta.get("content", "")
        for meta in (root.iter("meta") if root is not None else ())
        if _PUBLISHED.fullmatch(meta.get("property") or meta.get("name") or meta.get("itemprop") or "")
    ]
    return next(filter(None, map(iso_date, stated + _JSON_LD.findall(markup))), "")


def _printed_date(text: str) -> str:
    return masthead_date(text) or iso_date(_first(_PRINTED_DATE, text))


def _first(form: re.Pattern[str], text: str) -> str:
    match = form.search(text)
    return match[1] if match else ""


def _headed(title: str, above: list[Block], main: list[Block]) -> str:
    """The text under its headline, with the lines between the two that are not about the page (subtitle, byline)."""
    lines = [b.text for b in main]
    if squeezed(title) in squeezed("".join(lines[:5])):
        return "\n".join(lines)
    sought = squeezed(title)
    at = max((i for i, b in enumerate(above) if squeezed(b.text) == sought), default=len(above))
    between = [b.text for b in above[at + 1 :] if not b.is_link and not _ABOUT_PAGE.search(b.text)]
    return "\n".join([title, *between[:3], "", *lines])
