"""Where in a text the name of an honour may end: the headwords of ``data/heads.txt``, each place looked at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate

from kg.reading.awards.awardwords import LEVEL, by_group, pattern

_DROPPED = re.compile(r"[“”《》\s]")
_BETWEEN = 12
"""Characters at most between a mark and its unit: 文明…村."""
_BROKEN = "的了"
"""Signs that never stand between them."""
_JUDGED = "赛 赛事 评比 评选 考核 考评 测评 评价 评估 展演 榜 榜单 组 总分 团体 成绩 单打 双打 项目"


class _Words:
    """Words to be recognised at their end: plain ones by length, regular expressions one by one."""

    def __init__(self, words: Iterable[str]) -> None:
        rows = list(words)
        self._plain = frozenset(w for w in rows if not re.search(r"[\\(\[]", w))
        self._lengths = sorted({len(w) for w in self._plain})
        others = [w for w in rows if w not in self._plain]
        self._others = [re.compile(f"(?:{w})$") for w in others]
        self.lasts = frozenset(w[-1] for w in rows if not w.endswith(")")) | frozenset(w[-2] for w in others)

    def starts(self, text: str, end: int) -> Iterator[int]:
        """Where the words begin that end there, the shortest first; regular expressions last."""
        if text[end - 1 : end] not in self.lasts:
            return
        yield from (end - n for n in self._lengths if n <= end and text[end - n : end] in self._plain)
        for other in self._others:
            if found := other.search(text, max(0, end - 8), end):
                yield found.start()


@lru_cache(maxsize=1)
def _heads() -> _Words:
    known = by_group("heads.txt")
    return _Words([*known["head"], *(j + r for j in _JUDGED.split() for r in known["rank"])])


@lru_cache(maxsize=4)
def _words(group: str) -> _Words:
    return _Words(by_group("heads.txt")[group])


@lru_cache(maxsize=1)
def _last_characters() -> re.Pattern[str]:
    lasts = frozenset().union(_heads().lasts, _words("unit").lasts, _words("rank").lasts)
    return re.compile(rf"[{''.join(map(re.escape, sorted(lasts)))})]|{_DROPPED.pattern}")


def _kept(text: str) -> list[int]:
    """How many characters before each point of a text are not left out."""
    dropped = {m.start() for m in _DROPPED.finditer(text)}
    return list(accumulate((at not in dropped for at in range(len(text))), initial=0))


class Heads:
    """A text's headwords; offsets count its characters, quotation marks and blanks among them."""

    def __init__(self, text: str) -> None:
        self._printed = text
        self._text = _DROPPED.sub("", text)
        dropped = len(self._text) < len(text)
        self._index = _kept(text) if dropped else None
        self._starts: dict[int, int] = {}

    def ends_in_head(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` ends as honours do: 全省乡村振兴示范县, 优秀组织奖."""
        first, last = self._plain(start, end)
        if self._head_start(last) >= first:
            return True
        ranked = any(at > first for at in _words("rank").starts(self._text, last))
        return ranked and bool(pattern(LEVEL + ".{2,}{heads:rank}").fullmatch(self._text, first, last))

    def last_end(self, start: int, first: int, last: int, fits: Callable[[int], bool]) -> int | None:
        """The last offset from ``first`` to ``last`` where a name that begins at ``start`` ends and that fits."""
        known = self._likely_ends
        for at in range(bisect_right(known, last) - 1, -1, -1):
            if known[at] < first:
                break
            if self.ends_in_head(start, known[at]) and fits(known[at]):
                return known[at]
        return None

    @cached_property
    def _likely_ends(self) -> list[int]:
        """The offsets behind the characters that headwords end in, and behind what is left out."""
        return [m.end() for m in _last_characters().finditer(self._printed)]

    def is_titled(self, start: int, end: int) -> bool:
        """Whether it ends in a headword, or says how far it reaches and ends in a unit (全国…教育基地)."""
        if self.ends_in_head(start, end):
            return True
        first, last = self._plain(start, end)
        ends = any(at >= first for at in _words("unit").starts(self._text, last))
        return ends and bool(pattern(LEVEL).match(self._text, first, last))

    def _plain(self, start: int, end: int) -> tuple[int, int]:
        """The stretch in the text without quotation marks and blanks, a bracket at its end left out."""
        if self._index:
            start, end = self._index[start], self._index[end]
        if end > start and self._text[end - 1] == ")":
            closed = self._text.rfind(")", start, end - 1) + 1
            opened = self._text.find("(", max(start, closed), end)
            end = opened if opened >= 0 else end
        return start, max(start, end)

    def _head_start(self, end: int) -> int:
        """Where the shortest headword begins that ends there, -1 where none does."""
        if end not in self._starts:
            heads = _heads().starts(self._text, end)
            marked = (self._mark_before(unit) for unit in _words("unit").starts(self._text, end))
            self._starts[end] = max((*heads, *marked), default=-1)
        return self._starts[end]

    def _mark_before(self, unit: int) -> int:
        best = -1
        for end in range(unit, max(0, unit - _BETWEEN) - 1, -1):
            best = max((best, *_words("mark").starts(self._text, end)))
            if self._text[end - 1 : end] in ("", *_BROKEN):
                break
        return best


@lru_cache(maxsize=8)
def heads_of(text: str) -> Heads:
    """The headwords of a passage's text, which is asked of again and again."""
    return Heads(text)


@lru_cache(maxsize=4096)
def ends_in_head(name: str) -> bool:
    """Whether a name ends as honours do: 全省乡村振兴示范县, 优秀组织奖."""
    return Heads(name).ends_in_head(0, len(name))


@lru_cache(maxsize=4096)
def is_titled(name: str) -> bool:
    """Whether a name ends in a headword, or says how far it reaches and ends in a unit (全国…教育基地)."""
    return Heads(name).is_titled(0, len(name))
