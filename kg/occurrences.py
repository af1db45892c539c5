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
