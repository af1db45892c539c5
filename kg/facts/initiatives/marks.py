"""What the bounds of a name and the words around it show: signs by which the model tells names from look-alikes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.facts.initiatives.names import Name
from kg.facts.initiatives.namewords import SURROUNDINGS
from kg.model import Mention, Organization
from kg.reading.governors import Words
from kg.reading.lexicon import alternation
from kg.reading.masks import Clause, Masked
from kg.reading.words import BODY, NUMBER, PERSON, PLACE
from kg.reading.words import Words as Cut
from kg.rules.wordlists import lists

_SIGNS = re.compile(r"、|和|与|及|以及")
_SPACE = re.compile(r"\s")
_QUOTES = "“”‘’《》"
_NAMES = (NUMBER, PLACE, BODY, PERSON)


def marks_of(words: Words, cut: Cut, clause: Clause, name: Name) -> tuple[str, ...]:
    """The signs of a name's bounds and of its clause.

    Args:
        words: the verbs and names of its passage.
        cut: the words of its passage.
        clause: where it stands.
        name: the span.
    """
    reading = words.reading
    listed = name.boundary == "list"
    found = [f"after a listed {'name' if words.follows_name(clause, name.left) else 'word'}"] if listed else []
    found += [*_of_words(cut, clause, name), *_inside(words, cut, name), *_around(reading, clause)]
    found += [*_wording(cut, name), *_beside(cut.text, name)]
    return tuple(dict.fromkeys(found))


def _wording(cut: Cut, name: Name) -> Iterator[str]:
    """Its words, and the characters that it begins with and ends in; of names of places and people only their kind."""
    whole = _printed(cut.text[name.start : name.end].strip(_QUOTES))
    yield from (f"ends {whole[-n:]}" for n in (1, 2, 3))
    yield from (f"begins {whole[:n]}" for n in (1, 2))
    for word in cut.within(name.start, name.end):
        yield f"word {word.tag if word.tag in _NAMES else _printed(cut.wording(word))}"


def _beside(text: str, name: Name) -> Iterator[str]:
    """The characters right before and right behind it."""
    for n in (1, 2):
        yield f"before {_printed(text[max(0, name.start - n) : name.start])}"
        yield f"behind {_printed(text[name.end : name.end + n])}"


def _printed(characters: str) -> str:
    """The characters in one line."""
    return _SPACE.sub("¶", characters) or "nothing"


def _of_words(cut: Cut, clause: Clause, name: Name) -> Iterator[str]:
    """The words that it begins with, ends in, stands behind and before: their parts of speech."""
    first, last = cut.at(name.start), cut.at(name.end - 1)
    if first and last:
        yield f"first {first.tag}" if first.start == name.start else "begins within a word"
        yield f"last {last.tag}" if last.end == name.end else "ends within a word"
    before = cut.at(name.start - 1) if name.start > clause.start else None
    after = cut.at(name.end) if name.end < clause.end else None
    yield f"previous {before.tag}" if before else "previous none"
    yield f"next {after.tag}" if after else "next none"


def _inside(words: Words, cut: Cut, name: Name) -> Iterator[str]:
    """What the name holds: names of units, verbs, a list of names."""
    reading = words.reading
    for mention in _mentions(words, name):
        kind = "body" if isinstance(mention.referent, Organization) else "place"
        yield f"begins with a {kind}" if mention.start == name.start else f"a {kind} inside"
    limit = name.end - len(name.head)
    for governor in words.verbs_before(Clause(name.start, name.end, 0), limit):
        if reading.quoted[governor.start] == reading.text[governor.start]:
            yield (
                f"begins with verb of {governor.verb.group}"
                if governor.start == name.start
                else (f"verb of {governor.verb.group} inside")
            )
    signs = [m.start() for m in _SIGNS.finditer(reading.cut, name.start, name.end)]
    if signs:
        names = sum((h := reading.heads_to.get(at)) is not None and h.type != "none" for at in signs)
        deeds = sum((w := cut.at(at - 1)) is not None and w.tag.startswith("v") for at in signs)
        yield f"a list of {'names' if names else 'deeds' if deeds else 'words'}"
        yield f"a list of {'names' if names else 'deeds' if deeds else 'words'}, {name.shape}"


def _mentions(words: Words, name: Name) -> Iterator[Mention]:
    for mention in words.mentions_within(name.start, name.end):
        if mention.end < name.end and words.reading.quoted[mention.start] == words.reading.text[mention.start]:
            yield mention


def _around(reading: Masked, clause: Clause) -> Iterator[str]:
    for match in _topics().finditer(reading.quoted, clause.start, clause.end):
        yield f"clause of {match.lastgroup and match.lastgroup.replace('_', ' ')}"


@cache
def _topics() -> re.Pattern[str]:
    listed = lists(SURROUNDINGS)
    return re.compile("|".join(f"(?P<{head.replace(' ', '_')}>{alternation(words)})" for head, words in listed.items()))
