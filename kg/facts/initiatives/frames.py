"""What a clause says about a name: who does what with it (举办X, X举行, 由甲主办的X, 把X作为…, 甲“X”项目)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.facts.initiatives.lexicon import FRAMES, lines
from kg.facts.initiatives.names import Name
from kg.reading.governors import Governor, Words
from kg.reading.lexicon import NAMED, TYPES, alternation, happenings
from kg.reading.masks import Clause, Masked
from kg.wordlists import filled

_GAP = filled(FRAMES, r"^(?:{adverbs}|[^,。]{0,3}[0-9]+[^,。]{0,8}|[在于从][^,。]{2,28}|由[^,。]{2,30})*+$")
_AS_MAIN = filled(FRAMES, r"^(?:工作|活动)?(?:{as main})")
_INTO = filled(FRAMES, r"^(?:工作|活动)?(?:{into})")
_BY_MEANS = filled(FRAMES, r"^(?:活动|工作|项目)?(?:等)?为(?:{means})")
_IS_DONE = filled(FRAMES, r"^是[^,。]{0,24}?(?:{is done})的?")
_RELATIVE = filled(FRAMES, r"(?:{relative})的$")
_FUNDED = filled(FRAMES, r"(?:{funds})[^,。]{0,6}[0-9.]+[多余]?[万亿]?[多余]?元的$")
_PASSIVE = filled(FRAMES, r"由[^,。]{2,60}?(?:{passive})")
_CALLED = filled(FRAMES, r"(?:{called})$")
_POINTED = filled(FRAMES, r"(?:{pointed})$")
_NEAR = 12
"""Characters before a name that hold a word right before it."""
_SUM = 60
"""Characters before a name that hold what was spent on it."""
_NUMBER = "[一二三四五六七八九十0-9]+[余多]?"
_HEADS_LIST = filled(
    FRAMES,
    rf"^(?:[、和与及]?“[^”]*”){{0,5}}(?:等|[一二三四五六七八九十两0-9]+[大项个种])(?:{_NUMBER}[个项场次类种])?"
    r"[^,。“”的]{0,8}?(?:{groups})",
)
_AND_SO_ON = filled(FRAMES, rf"^等(?:{_NUMBER}[个项场次类]|系列|一系列|一批)?(?:[\u4e00-\u9fff]{{0,6}})?(?:{{events}})")


@dataclass(frozen=True, slots=True)
class Frame:
    """The construction in which a name stands."""

    rule: str
    weight: int
    """0-100: how firmly it says that somebody carries the initiative out."""
    at: int
    """Where the action starts: the agent stands before it."""
    end: int
    """Where the words end that show it."""
    group: str = ""
    """The governing verb's group, or subject, relative, owner, said."""


@lru_cache(maxsize=1)
def compatibility() -> dict[tuple[str, str], int]:
    """(verb group, initiative type) -> percent."""
    rows = (line.split("\t") for line in lines("compatibility.txt"))
    return {(group, t): int(n) for group, numbers in rows for t, n in zip(TYPES, numbers.split())}


@lru_cache(maxsize=1)
def _happening() -> re.Pattern[str]:
    return re.compile(f"({alternation(happenings())})(了|以来|后|中|$|[在至到于。,]|[0-9]|的)?")


def frames_of(reading: Masked, clause: Clause, words: Words, names: list[Name]) -> Iterator[tuple[Name, Frame]]:
    """Each name of a clause that stands in a construction, with the firmest one.

    What happens to the last of several coordinated names happens to all: A、B及C正式启用.
    """
    shared: Frame | None = None
    found = []
    for name in reversed(names):
        frames = [f for make in _CONSTRUCTIONS if (f := make(reading, clause, words, name))]
        if shared and _coordinated(reading, name, shared):
            frames.append(replace(shared, at=name.left, weight=shared.weight * 95 // 100))
        best = max(frames, key=lambda f: f.weight, default=None)
        shared = best if best and best.group in ("subject", "relative", "said") else None
        if best:
            found.append((name, best))
    yield from reversed(found)


def _coordinated(reading: Masked, name: Name, shared: Frame) -> bool:
    return bool(re.match(r"[、和与及“]|以及", reading.cut[name.end : name.end + 2])) and shared.at - name.end <= 24


def _object(reading: Masked, clause: Clause, words: Words, name: Name) -> Frame | None:
    """Verb + object: 开展河道清淤行动."""
    governor = _governor(clause, words, name)
    if governor is None:
        return None
    fits = compatibility()[governor.verb.group, name.type]
    weight = governor.verb.weight * fits // 100
    return Frame(f"{governor.verb.word}…", weight, governor.start, name.end, governor.verb.group)


def _governor(clause: Clause, words: Words, name: Name) -> Governor | None:
    """The nearest verb before a name, unless 的 or a preposition stands between."""
    cut = words.reading.cut
    owner = cut.rfind("的", clause.start, name.left)
    preposition = max(cut.rfind(p, clause.start, name.left) for p in "在对把将由从")
    for verb in words.verbs_before(clause, name.left):
        if preposition > owner and preposition >= verb.end:
            return None
        if not cut.startswith("的", verb.end, name.left):
            return verb
    return None


def _subject(reading: Masked, clause: Clause, words: Words, name: Name) -> Frame | None:
    """Subject + verb of taking place: 培训班开班, X在某地举行, X正式启用."""
    if name.boundary in ("在", "对", "从", "向"):
        return None
    rest = reading.quoted[name.end : clause.end]
    best = None
    for match in _happening().finditer(rest[:44]):
        weight = _happening_weight(reading, name, rest, match)
        if weight and (best is None or weight > best.weight):
            best = Frame(f"…{match.group(1)}", weight, name.left, name.end + match.end(1), "subject")
    return best


def _happening_weight(reading: Masked, name: Name, rest: str, match: re.Match[str]) -> int:
    weight = happenings()[match.group(1)].get(name.type, 0)
    if match.start() and not _GAP.match(reading.cut[name.end : name.end + match.start()]):
        return 0
    after = match.group(2)
    if after is None and match.end() < len(rest) and not re.match(r"[\u4e00-\u9fff]{0,2}$", rest[match.end() :]):
        return weight * 3 // 10
    return weight * {"中": 4, "后": 4, "以来": 7, "的": 3}.get(after or "", 10) // 10


def _disposal(reading: Masked, clause: Clause, words: Words, name: Name) -> Frame | None:
    """把X作为…来抓, 将X纳入…."""
    if name.boundary not in ("把", "将"):
        return None
    rest, end = reading.quoted[name.end : clause.end], min(name.end + 2, clause.end)
    if _AS_MAIN.match(rest):
        return Frame("把…作为", 90, name.left - 1, end, "advance")
    return Frame("将…纳入", 60, name.left - 1, end, "advance") if _INTO.match(rest) else None


def _means(reading: Masked, clause: Clause, words: Words, name: Name) -> Frame | None:
    """以X为载体."""
    match = _BY_MEANS.match(reading.quoted[name.end : clause.end])
    if match and name.shape in ("quoted", "bare quote"):
        return Frame("以…为载体", 85, name.left - 1, name.end + match.end(), "use")
    return None


def _passive(reading: Masked, clause: Clause, words: Words, name: Name) -> Frame | None:
    """由甲主办的X; X由甲主办; X是甲实施的…."""
    rest = reading.quoted[name.end : clause.end]
    if _RELATIVE.search(reading.cut, max(clause.start, name.left - _NEAR), name.left):
        hosted = _PASSIVE.search(reading.cut, clause.start, name.left)
        return Frame("…主办的", 90 if hosted else 60, name.left, name.end, "relative")
    if _FUNDED.search(reading.quoted, max(clause.start, name.left - _SUM), name.left):
        return Frame("投资…元的", 85, name.left, name.end, "relative")
    for rule, pattern in (("由…主办", _PASSIVE), ("是…实施的", _IS_DONE)):
        after = pattern.match(rest)
        if after:
            return Frame(rule, 85, name.left, name.end + after.end(), "relative")
    return None


def _apposition(reading: Masked, clause: Clause, words: Words, name: Name) -> Frame | None:
    """市图书馆“周末读书会”主题活动: an owner right before a quoted name, in a list."""
    if name.boundary != "mention" or name.shape not in ("quoted", "bare quote") or name.modifier[:1] not in ("“", ""):
        return None
    if any(words.verbs_before(clause, name.left)):
        return None
    return Frame("甲“…”", 75, name.left, name.end, "owner")


def _titled(reading: Masked, clause: Clause, words: Words, name: Name) -> Frame | None:
    """《甲》《乙》等文件: issued where a verb of issuing governs the first."""
    if name.shape != "titled" or name.type != "document":
        return None
    before = words.verbs_before(clause, name.start)
    issuing = next((g for g in before if g.verb.group in ("issue", "create")), None)
    return Frame(f"{issuing.verb.word}《…》", 100, issuing.start, name.end, "issue") if issuing else None


def _told(reading: Masked, clause: Clause, words: Words, name: Name) -> Frame | None:
    """名为“X”的队伍, 这种“X”模式, X比赛、Y展示等活动."""
    quoted = name.shape in ("quoted", "bare quote")
    if quoted and _CALLED.search(reading.cut, max(clause.start, name.left - _NEAR), name.left):
        return Frame("名为“…”", 80, name.left, name.end, "said")
    if name.shape == "quoted" and _POINTED.search(reading.cut, max(clause.start, name.start - _NEAR), name.start):
        return Frame("这种“…”", 70, name.left, name.end, "said")
    if quoted and _HEADS_LIST.match(reading.text[name.end : clause.end]):
        return Frame("“…”等项目", 65, name.left, name.end, "said")
    if name.type == "event" and _AND_SO_ON.match(reading.quoted[name.end : clause.end]):
        return Frame("…等活动", 60, name.left, name.end, "said")
    return None


def _mentioned(reading: Masked, clause: Clause, words: Words, name: Name) -> Frame | None:
    """A full name in any other place: 在手洽谈的是电线电缆生产项目."""
    if (
        name.shape in ("quoted", "titled")
        or name.strength == NAMED
        or (name.shape == "headed" and name.strength >= 2 and len(name.modifier) > 1)
    ):
        return Frame("…", 20, name.left, name.end, "mention")
    return None


_CONSTRUCTIONS: tuple[Callable[[Masked, Clause, Words, Name], Frame | None], ...] = (
    _object,
    _subject,
    _disposal,
    _means,
    _passive,
    _apposition,
    _titled,
    _told,
    _mentioned,
)
