"""Persons named again: every further place in the article where somebody stands whom a post or an honour made known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Mention, Passage, Person
from kg.names.persons.likeness import name_at
from kg.reading.reading import Reading

needs = ("laureates", "persons")
_SHORT = 2
"""Characters of a name that common words may hold too: it must look like a name wherever it stands."""


def find(reading: Reading) -> Iterable[Mention]:
    """The further mentions of each person: 敬廷孝今年71岁 below a headline that has 传承人敬廷孝."""
    article, mentions = reading.article, reading.mentions
    known = _by_beginning(m.referent for m in mentions.found if isinstance(m.referent, Person))
    for passage in (article.headline, article.body):
        taken = {at for m in mentions.of(passage) for at in range(m.start, m.end)}
        for start, person in _again(passage, known) if known else ():
            end = start + len(person.name)
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield Mention(passage, start, end, person, 0.85, "named again")


def _by_beginning(persons: Iterable[Person]) -> Mapping[str, list[Person]]:
    """The persons by the first two characters of their names, the longest name first."""
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for person in sorted(set(persons), key=lambda p: (-len(p.name), p.name)):
        found[person.name[:2]].append(person)
    return found


def _again(passage: Passage, known: Mapping[str, list[Person]]) -> Iterator[tuple[int, Person]]:
    text = passage.text
    for at in range(len(text) - 1):
        if found := next((p for p in known.get(text[at : at + 2], ()) if text.startswith(p.name, at)), None):
            name = name_at(text, at) if len(found.name) <= _SHORT else None
            if len(found.name) > _SHORT or name and name.end == at + len(found.name):
                yield at, found
