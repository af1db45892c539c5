"""The picture's layout takes work that grows with its islands."""

from __future__ import annotations

from kg.exports.html.arrangement import lay_out
from tests.growth import grows_linearly


def test_work_grows_with_the_islands() -> None:
    def forest(n: int):
        homes = {f"{i}": "" for i in range(n)} | {f"{i}/{k}": f"{i}" for i in range(n) for k in range(3)}
        return lambda: lay_out(homes, dict.fromkeys(homes, 6.0))

    grows_linearly(forest, "exports/html/layout", size=150)


def test_islands_do_not_touch_and_the_picture_is_repeatable() -> None:
    homes = {f"{i}": "" for i in range(40)} | {f"{i}/{k}": f"{i}" for i in range(40) for k in range(i)}
    sizes = {n: 5.0 + len(n) for n in homes}
    first = lay_out(homes, sizes)
    assert first == lay_out(homes, sizes)
    assert len(set(first.points.values())) > 0.98 * len(homes)
    circles = list(first.islands.values())
    for i, (x, y, r) in enumerate(circles):
        for u, v, s in circles[:i]:
            assert (x - u) ** 2 + (y - v) ** 2 >= (r + s - 3) ** 2
