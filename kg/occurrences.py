"""Where given words stand in a text."""

from __future__ import annotations

from collections.abc import Iterable


def occurrences(words: Iterable[str], text: str) -> dict[str, list[int]]:
    """Where each word starts in a text, as ``str.find`` from each end on would find it.

    One pass of Aho-Corasick: the work does not grow with the number of words times the text.
    """
    wanted = list(dict.fromkeys(filter(None, words)))
    found: dict[str, list[int]] = {word: [] for word in wanted}
    if not wanted:
        return found
    import ahocorasick_rs

    for i, start, _ in ahocorasick_rs.AhoCorasick(wanted).find_matches_as_indexes(text, overlapping=True):
        word = wanted[i]
        starts = found[word]
        if not starts or start >= starts[-1] + len(word):
            starts.append(start)
    return found


def in_order(few: str, many: str) -> bool:
    """Whether all characters of one text stand in another in their order: 综治中心 in 综合治理工作中心."""
    left = iter(many)
    return all(character in left for character in few)
