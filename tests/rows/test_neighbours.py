"""Articles meet as if each were compared with all of its band, and no more pairs are held than of some articles."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from kg.rows import neighbours
from kg.rows.neighbours import BANDS, MOST_MET, Bands


def pairs_of(folder: Path, bands: np.ndarray, taken: np.ndarray, ranks: np.ndarray) -> dict[int, list[int]]:
    with Bands(folder) as found:
        pass
    for number, band in enumerate(bands):
        (folder / f"band-{number:02d}").write_bytes(band.astype(np.uint32).tobytes())
    return {rank: lower.tolist() for rank, lower in found.pairs(taken, ranks)}


def met(bands: np.ndarray, taken: np.ndarray, ranks: np.ndarray) -> dict[int, list[int]]:
    """The same, one article after the other."""
    near: defaultdict[int, set[int]] = defaultdict(set)
    for band in bands.tolist():
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for number in np.flatnonzero(taken).tolist():
            groups[band[number]].append(number)
        for group in groups.values():
            for place, number in enumerate(group):
                for other in (group[:1] + group[max(1, place - MOST_MET) : place]) * (place > 0):
                    near[max(ranks[number], ranks[other])].add(min(ranks[number], ranks[other]))
    return {int(rank): sorted(map(int, near[rank])) for rank in sorted(near)}


@pytest.mark.parametrize(
    ("count", "different", "together"), [(300, 5, 7), (300, 200, 1 << 14), (900, 3, 64), (1, 1, 1)]
)
def test_articles_meet_the_first_and_the_fifty_before_them(tmp_path, monkeypatch, count, different, together):
    monkeypatch.setattr(neighbours, "TOGETHER", together)
    chance = np.random.default_rng(count)
    bands = chance.integers(0, different, (BANDS, count)) + np.arange(BANDS)[:, None] * 1000
    bands[5:] = np.arange(count)
    taken, ranks = chance.random(count) < 0.9, chance.permutation(count)
    assert pairs_of(tmp_path, bands, taken, ranks) == met(bands, taken, ranks)
    assert list(tmp_path.iterdir()) == []


def test_the_pairs_of_some_articles_are_held_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(neighbours, "TOGETHER", 50)
    held = []
    monkeypatch.setattr(
        neighbours, "_by_first", lambda pairs, by=neighbours._by_first: held.append(len(pairs)) or by(pairs)
    )
    count = 2000
    bands = np.zeros((BANDS, count), dtype=np.uint32)
    order = random.Random(1).sample(range(count), count)
    pairs_of(tmp_path, bands, np.ones(count, dtype=bool), np.array(order))
    assert max(held) <= 50 * 2 * (MOST_MET + 1) + count
    assert len(held) == count / 50
