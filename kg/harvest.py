"""Page -> record: what is read of a page, and which of it keeps the rules; the page and the program decide, no more."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from kg import entities as merging
from kg.articles import cut
from kg.errors import KgError
from kg.facts import find_facts
from kg.model import Fact, Initiative, Page
from kg.proposal import Proposal
from kg.quarantine import conforming, conforms
from kg.reading import read as read_article
from kg.rows.pagerows import Record
from kg.skipping import Skips

_OBJECTS = 200_000
"""Objects that are made before circles are looked for; some fifty megabytes at most."""


def harvest(pages: Sequence[Page], least: float) -> list[Record]:
    """What is read of each page; an article or a page at which the program fails is skipped (in its record).

    The rules of ``ontology/shapes.ttl`` are checked for all pages together, and page by page where that finds a fault:
    no page's record depends on the others.

    Args:
        pages: those to read.
        least: facts of less confidence stay out of the graph.

    Raises:
        StopRun: a broken ontology.
    """
    with _few_collections():
        read = [_read(page, least) for page in pages]
    return read if _is_sound(read) else [_sound(record) for record in read]


@contextmanager
def _few_collections() -> Iterator[None]:
    """Look for circles seldom: little of what is made of a page is in one, and looking takes its time."""
    known = gc.get_threshold()
    gc.set_threshold(known[0] and max(known[0], _OBJECTS), *known[1:])
    try:
        yield
    finally:
        gc.set_threshold(*known)


def _read(page: Page, least: float) -> Record:
    skips, record, facts = Skips(), Record(page), list[Fact]()
    with skips.sparing(page.source):
        for article in cut(page, on_skip=skips.add):
            with skips.sparing(page.source, article.title):
                reading = read_article(article)
                facts += find_facts(reading)
                record.about[merging.article_id(article)] = reading.about
                record.articles.append(article)
    record.facts, record.low = parted(facts, least)
    record.skipped = skips.found
    return record


def parted(facts: list[Fact], least: float) -> tuple[list[Fact], list[Fact]]:
    """Facts that enter the graph, and the others; what is said of an initiative that stays out stays out with it."""
    stated = {merging.object_id(f) for f in facts if f.kind == "initiative" and f.confidence >= least}
    kept: list[Fact] = []
    low: list[Fact] = []
    for fact in facts:
        orphan = isinstance(fact.subject, Initiative) and merging.initiative_id(fact.subject) not in stated
        (kept if fact.confidence >= least and not orphan else low).append(fact)
    return kept, low


def _is_sound(read: Sequence[Record]) -> bool:
    whole = Proposal(
        [a for r in read for a in r.articles],
        [f for r in read for f in r.facts],
        {k: v for r in read for k, v in r.about.items()},
    )
    try:
        return conforms(whole)
    except KgError:
        raise
    except Exception:  # it comes again at the page that is to blame
        return False


def _sound(record: Record) -> Record:
    """A page without what breaks a rule, and without the articles that cannot be turned into triples."""
    try:
        return _conforming(record)
    except KgError:
        raise
    except Exception:
        written = _writable(record)
        if len(written.articles) == len(record.articles):
            raise
        return _conforming(written)


def _conforming(record: Record) -> Record:
    proposal = Proposal(list(record.articles), list(record.facts), dict(record.about))
    conforming(proposal)
    gone = {merging.article_id(a) for a in record.articles} - {merging.article_id(a) for a in proposal.articles}
    low = [f for f in record.low if merging.article_id(f.article) not in gone]
    return Record(
        record.page, proposal.articles, proposal.facts, low, proposal.about, proposal.rejected, record.skipped
    )


def _writable(record: Record) -> Record:
    """The page without the articles that fail when they are turned into a graph alone."""
    own: defaultdict[int, list[Fact]] = defaultdict(list)
    for fact in record.facts:
        own[id(fact.article)].append(fact)
    skips, written = Skips(found=list(record.skipped)), []
    for article in record.articles:
        with skips.sparing(article.page.source, article.title):
            conforming(Proposal([article], own[id(article)], dict(record.about)))
            written.append(article)
    kept = set(map(id, written))
    facts, low = ([f for f in given if id(f.article) in kept] for given in (record.facts, record.low))
    about = {key: record.about[key] for key in map(merging.article_id, written)}
    return Record(record.page, written, facts, low, about, record.rejected, skips.found)
