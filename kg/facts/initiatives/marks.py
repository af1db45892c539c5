"""What the bounds of a name and the words around it show: signs by which the model tells names from look-alikes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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


class Marks:
    """Finds the signs of names in one passage.

    Args:
        words: its verbs and names.
        cut: its words.
    """

    def __init__(self, words: Words, cut: Cut) -> None:
        self._words, self._cut = words, cut
        self._printed = _SPACE.sub("¶", cut.text)
        """The text, every line break a sign."""
        self._named = [f"word {w.tag if w.tag in _NAMES else self._printed[w.start : w.end]}" for w in cut]

    def of(self, clause: Clause, name: Name, topics: Sequence[str]) -> tuple[str, ...]:
        """The signs of a name's bounds and of its clause.

        Args:
            clause: where it stands.
            name: the span.
            topics: what the clause is about.
        """
        listed = name.boundary == "list"
        after = f"after a listed {'name' if self._words.follows_name(clause, name.left) else 'word'}" if listed else ""
        found = [*self._of_words(clause, name), *self._inside(name), *topics, *self._wording(name), *self._beside(name)]
        return tuple(dict.fromkeys([after, *found] if after else found))

    def _wording(self, name: Name) -> list[str]:
        """The characters that it begins with and ends in, and its words; names of places and people by their kind."""
        whole = self._printed[name.start : name.end].strip(_QUOTES) or "nothing"
        first, last = self._cut.range_within(name.start, name.end)
        bounds = (f"ends {whole[-1:]}", f"ends {whole[-2:]}", f"ends {whole[-3:]}", f"begins {whole[:1]}")
        return [*bounds, f"begins {whole[:2]}", *self._named[first:last]]

    def _beside(self, name: Name) -> tuple[str, ...]:
        """The characters right before and right behind it."""
        text, start, end = self._printed, name.start, name.end
        return (
            f"before {text[max(0, start - 1) : start] or 'nothing'}",
            f"behind {text[end : end + 1] or 'nothing'}",
            f"before {text[max(0, start - 2) : start] or 'nothing'}",
            f"behind {text[end : end + 2] or 'nothing'}",
        )

    def _of_words(self, clause: Clause, name: Name) -> list[str]:
        """The words that it begins with, ends in, stands behind and before: their parts of speech."""
        word_at, found = self._cut.at, []
        first, last = word_at(name.start), word_at(name.end - 1)
        if first and last:
            found.append(f"first {first.tag}" if first.start == name.start else "begins within a word")
            found.append(f"last {last.tag}" if last.end == name.end else "ends within a word")
        before = word_at(name.start - 1) if name.start > clause.start else None
        after = word_at(name.end) if name.end < clause.end else None
        found.append(f"previous {before.tag}" if before else "previous none")
        found.append(f"next {after.tag}" if after else "next none")
        return found

    def _inside(self, name: Name) -> Iterator[str]:
        """What the name holds: names of units, verbs, a list of names."""
        reading = self._words.reading
        for mention in _mentions(self._words, name):
            kind = "body" if isinstance(mention.referent, Organization) else "place"
            yield f"begins with a {kind}" if mention.start == name.start else f"a {kind} inside"
        limit = name.end - len(name.head)
        for governor in self._words.verbs_before(Clause(name.start, name.end, 0), limit):
            if reading.quoted[governor.start] == reading.text[governor.start]:
                group = governor.verb.group
                yield f"begins with verb of {group}" if governor.start == name.start else f"verb of {group} inside"
        signs = [m.start() for m in _SIGNS.finditer(reading.cut, name.start, name.end)]
        if signs:
            yield from self._of_list(signs, name)

    def _of_list(self, signs: Sequence[int], name: Name) -> Iterator[str]:
        """What stands before the signs of a list."""
        heads = self._words.reading.heads_to
        names = sum((h := heads.get(at)) is not None and h.type != "none" for at in signs)
        deeds = sum((w := self._cut.at(at - 1)) is not None and w.tag.startswith("v") for at in signs)
        what = "names" if names else "deeds" if deeds else "words"
        yield f"a list of {what}"
        yield f"a list of {what}, {name.shape}"


def _mentions(words: Words, name: Name) -> Iterator[Mention]:
    for mention in words.mentions_within(name.start, name.end):
        if mention.end < name.end and words.reading.quoted[mention.start] == words.reading.text[mention.start]:
            yield mention


def topics_of(reading: Masked, clause: Clause) -> list[str]:
    """The signs of what a clause is about."""
    found = _topics().finditer(reading.quoted, clause.start, clause.end)
    return [f"clause of {m.lastgroup and m.lastgroup.replace('_', ' ')}" for m in found]


@cache
def _topics() -> re.Pattern[str]:
    listed = lists(SURROUNDINGS)
    return re.compile("|".join(f"(?P<{head.replace(' ', '_')}>{alternation(words)})" for head, words in listed.items()))
