"""What a clause says about a name: who does what with it (举办X, X举行, 由甲主办的X, 把X作为…, 甲“X”项目)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.initiatives.lexicon import alternation, happenings, lines
from kg.initiatives.names import Name
from kg.initiatives.reading import Clause, Reading
from kg.initiatives.words import Governor, Words

_GAP = re.compile(r"^(?:工作)?(?:活动)?(?:正式|顺利|圆满|成功|隆重|如期|同步|全面|有序|扎实|深入|持续|稳步|集中|精彩|火热|已|已经|也|还|均|都|将|在|"
                  r"于|等|陆续|相继|先后|常态化?|现场|再次|首次|的|不断|加快|[^,。]{0,3}[0-9]+[^,。]{0,8}|在[^,。]{2,28}|于[^,。]{2,24}|由[^,。]{2,30})*$")
_AS_MAIN = re.compile(r"^(?:工作|活动)?(?:作为|当作|摆在|放在|列为|定为|确定为|抓)")
_INTO = re.compile(r"^(?:工作|活动)?(?:纳入|列入|融入|贯穿|引入|与)")
_BY_MEANS = re.compile(r"^(?:活动|工作|项目)?(?:等)?为(?:载体|抓手|平台|依托|支撑|纽带|阵地|切入点|突破口)")
_PRAISED = re.compile(r"^(?:活动|工作)?(?:是|系)")
_RELATIVE = re.compile(r"(?:主办|承办|举办|组织|开展|实施|推出|打造|发起|建设|创建|创新|召开|牵头|共建|成立|建立|设立|推行|投资)的$")
_PASSIVE = re.compile(r"由[^,。]{2,60}?(?:主办|承办|协办|举办|牵头|组织|发起|共建|联合开展|共同开展|联合举办|建设|出资|投资|创办|实施|指导)")


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
    """The governing verb's group."""


@lru_cache(maxsize=1)
def compatibility() -> dict[tuple[str, str], int]:
    """(verb group, initiative type) -> percent."""
    types = "campaign project event service facility brand document body".split()
    rows = (line.split("\t") for line in lines("compatibility.txt"))
    return {(group, t): int(n) for group, numbers in rows for t, n in zip(types, numbers.split())}


@lru_cache(maxsize=1)
def _happening() -> re.Pattern[str]:
    return re.compile(f"({alternation(happenings())})(了|以来|后|中|$|[在至到于。,]|[0-9]|的)?")


def frame_of(reading: Reading, clause: Clause, words: Words, name: Name) -> Frame | None:
    """The best construction for a name in its clause, None where it is only mentioned."""
    found = [f for f in (
        _object(reading, clause, words, name),
        _subject(reading, clause, name),
        _disposal(reading, clause, name),
        _means(reading, clause, name),
        _passive(reading, clause, name),
        _apposition(reading, clause, words, name),
        _titled(reading, clause, words, name),
    ) if f]
    return max(found, key=lambda f: f.weight, default=None)


def _object(reading: Reading, clause: Clause, words: Words, name: Name) -> Frame | None:
    """Verb + object: 开展城区交通环境整治行动."""
    governor = _governor(reading, clause, words, name)
    if governor is None:
        return None
    fits = compatibility()[governor.verb.group, name.type]
    weight = governor.verb.weight * fits // 100
    return Frame(f"{governor.verb.word}…", weight, governor.start, name.end, governor.verb.group)


def _governor(reading: Reading, clause: Clause, words: Words, name: Name) -> Governor | None:
    before = words.verbs_before(clause, name.left)
    while before:
        last = before.pop()
        between = reading.cut[last.end : name.left]
        if between.startswith("的") or re.search(r"[在对把将由从](?=[^的]*$)", between):
            continue
        return last
    return None


def _subject(reading: Reading, clause: Clause, name: Name) -> Frame | None:
    """Subject + verb of taking place: 培训班开班, X在某地举行, X正式启用."""
    rest = reading.quoted[name.end : clause.end]
    best: tuple[int, int, str] | None = None
    for match in _happening().finditer(rest[:44]):
        if match.start() and not _GAP.match(reading.cut[name.end : name.end + match.start()]):
            continue
        weight = happenings()[match.group(1)]
        if match.group(2) is None and match.end() < len(rest) and not re.match(r"[一-龥]{0,2}$", rest[match.end():]):
            weight = weight * 3 // 10
        if match.group(2) in ("中", "后"):
            weight = weight * 4 // 10
        elif match.group(2) == "以来":
            weight = weight * 7 // 10
        if best is None or weight > best[0]:
            best = (weight, match.end(1), match.group(1))
    if best is None or name.boundary in ("在", "对", "从", "向"):
        return None
    return Frame(f"…{best[2]}", best[0], name.left, name.end + best[1], "subject")


def _disposal(reading: Reading, clause: Clause, name: Name) -> Frame | None:
    """把X作为…来抓, 将X纳入…."""
    if name.boundary not in ("把", "将"):
        return None
    rest = reading.quoted[name.end : clause.end]
    if _AS_MAIN.match(rest):
        return Frame("把…作为", 90, name.left - 1, name.end + 2, "advance")
    return Frame("将…纳入", 60, name.left - 1, name.end + 2, "advance") if _INTO.match(rest) else None


def _means(reading: Reading, clause: Clause, name: Name) -> Frame | None:
    """以X为载体."""
    match = _BY_MEANS.match(reading.quoted[name.end : clause.end])
    if match and name.shape in ("quoted", "bare quote"):
        return Frame("以…为载体", 75, name.left - 1, name.end + match.end(), "use")
    return None


def _passive(reading: Reading, clause: Clause, name: Name) -> Frame | None:
    """由甲主办的X; X由甲主办."""
    before = reading.cut[clause.start : name.left]
    if _RELATIVE.search(before):
        passive = _PASSIVE.search(before)
        return Frame("…主办的", 90 if passive else 60, name.left, name.end, "relative")
    after = _PASSIVE.match(reading.quoted[name.end : clause.end])
    return Frame("由…主办", 90, name.left, name.end + after.end(), "relative") if after else None


def _apposition(reading: Reading, clause: Clause, words: Words, name: Name) -> Frame | None:
    """市图书馆“向日葵悦书堂”主题活动: an owner right before a quoted name, in a list."""
    if name.boundary != "mention" or name.shape not in ("quoted", "bare quote"):
        return None
    if words.verbs_before(clause, name.left):
        return None
    return Frame("甲“…”", 65, name.left, name.end, "owner")


def _titled(reading: Reading, clause: Clause, words: Words, name: Name) -> Frame | None:
    """《甲》《乙》等文件: issued where a verb of issuing governs the first."""
    if name.shape != "titled" or name.type != "document":
        return None
    issuing = [g for g in words.verbs_before(clause, name.start) if g.verb.group in ("issue", "create")]
    return Frame(f"{issuing[-1].verb.word}《…》", 100, issuing[-1].start, name.end, "issue") if issuing else None
