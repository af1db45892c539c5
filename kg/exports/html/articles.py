"""Articles in full, with every fact marked where it stands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kg.entities import article_id
from kg.exports.html.excerpt import read_most
from kg.passages import Page, Passage

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.exports.html.contents import Contents, Source


def articles_of(graph: Graph, contents: Contents) -> list[list[Any]]:
    """``[parts, marks]`` of each article, in the order of ``contents.sources``; no parts where its page is not at hand.

    ``parts`` are headline, byline and body as the page prints them; a mark is ``[part, start, end, statement]``,
    its offsets code points of the part.
    """
    marks = defaultdict(list)
    for number, statement in enumerate(contents.statements):
        marks[statement.article].append((number, statement.start, statement.end))
    passages = _passages(graph, contents)
    return [_article(passages.get(iri, []), marks[iri]) for iri in contents.sources]


def _passages(graph: Graph, contents: Contents) -> dict[str, list[Passage]]:
    shown = read_most([s.article for s in contents.statements] + list(contents.sources))
    wanted = {contents.sources[iri].page for iri in shown if iri in contents.sources}
    pages = {page.source: page for page in graph.source.pages(wanted)}
    found = {
        iri: [Passage.of(pages[source.page], [_extent(source, pages[source.page])])]
        for iri, source in contents.sources.items()
        if iri in shown and source.page in pages
    }
    for article in graph.source.articles(wanted):
        if (iri := graph.base + article_id(article)) in shown:
            found[iri] = [article.headline, article.byline, article.body]
    return found


def _extent(source: Source, page: Page) -> tuple[int, int]:
    end = min(source.end, len(page.text))
    return min(max(source.start, 0), end), end


def _article(passages: list[Passage], marks: list[tuple[int, int, int]]) -> list[Any]:
    parts = [_printed(passage) for passage in passages]
    places = {offset: (at, i) for at, passage in enumerate(passages) for i, offset in enumerate(passage.offsets)}
    found = []
    for number, start, end in marks:
        first, last = places.get(start), places.get(end - 1)
        if first and last and first[0] == last[0] and first[1] <= last[1]:
            text = parts[first[0]]
            found.append([first[0], units(text, first[1]), units(text, last[1] + 1), number])
    return [parts, sorted(found)]


def _printed(passage: Passage) -> str:
    """The passage's characters as the page prints them, paragraphs parted by line breaks."""
    page = passage.page.text
    return "".join(c if c == "\n" else page[at] for c, at in zip(passage.text, passage.offsets))


def units(text: str, at: int) -> int:
    """Offset ``at`` (code points) in UTF-16 units, which browsers count."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le")) // 2
