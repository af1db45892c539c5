"""Which pages share a shard: the pages in their order, cut where a page's own key says so.

So the shards are the same whatever the steps in which a folder grew: a page that comes, goes or changes alters the
shard that it stands in, and no other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import Page
from kg.pages.unread import Unread

SIGNS = 40_000
"""Signs of text after which a shard ends on the average; a page ends one the likelier the longer it is."""
MOST_SIGNS = 400_000
"""Signs of text after which a shard ends in any case; a page is never cut."""


@dataclass(slots=True)
class Chunk:
    """Pages in a row with their keys."""

    pages: list[Page | Unread] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    signs: int = 0
    last: int = 0
    """Signs of the last page."""

    def add(self, page: Page | Unread) -> None:
        """Take the next page."""
        self.pages.append(page)
        if isinstance(page, Unread):
            self.keys.append(page.key)
            self.last = page.signs
        else:
            self.keys.append(key_of(page))
            self.last = len(page.text)
        self.signs += self.last

    @property
    def ends(self) -> bool:
        """Whether no more pages belong to it."""
        return bool(self.keys) and (self._last_ends or self.signs >= MOST_SIGNS)

    @property
    def _last_ends(self) -> bool:
        """Whether the last page's own key says so."""
        return int(self.keys[-1][:8], 16) * SIGNS < self.last << 32


def key_of(page: Page) -> str:
    """32 hexadecimal digits for all that a page is: source, text and metadata."""
    parts = (page.source, page.text, page.title, page.date, page.paper, page.url, *page.authors)
    total = hashlib.sha256()
    for part in parts:
        data = part.encode()
        total.update(b"%d:" % len(data))
        total.update(data)
    return total.hexdigest()[:32]


def chunks_of(pages: Iterable[Page | Unread]) -> Iterator[Chunk]:
    """The pages in chunks; one chunk is held at a time."""
    chunk = Chunk()
    for page in pages:
        chunk.add(page)
        if chunk.ends:
            yield chunk
            chunk = Chunk()
    if chunk.keys:
        yield chunk


def name_of(keys: Iterable[str], maker: str) -> str:
    """What a shard of these pages is called when a version of the program with its settings (``maker``) reads them."""
    return hashlib.sha256("\n".join((maker, *keys)).encode()).hexdigest()[:24]
