"""Noun phrases that can name an initiative: headwords, quoted names, 《documents》."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).parent
_LEADING = re.compile(
    r"^(?:了|着|过|好|起|出|一批|一场|一次|一系列|系列|多个|多次|多项|首批|此次|本次|这次|本届|相关|有关|各类|各项|各种|全市|全县|全区|全镇|全省|全州|当地|本地|"
    r"[0-9.]+(?:余|多)?(?:个|项|条|场|次|处|支|座|家|期|批|场次)|[一二三四五六七八九十两多数]+(?:个|项|条|场|次|处|支|座|家|期|批)(?!一)|"
    r"为期[^的,]{1,6}的|丰富多彩的|形式多样的|专门的|由[^的]{2,12}的|以[^的]{2,40}为(?:主题|载体|核心|重点|抓手)的?|围绕[^的]{2,30}的|"
    r"\d{1,2}月\d{1,2}日|年度|上半年|下半年|进行|进一步|持续|深入|扎实|全面|积极|大力|有序|高质量|高标准|不断|切实|着力|有效|统筹|认真|广泛|常态化|加快|推进|开展|实施|组织)+")
_QUOTED = re.compile(r"“[^“”\n]{2,30}”")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name in a passage: offsets, clean label, type, and how sure its form is."""

    start: int
    end: int
    label: str
    type: str
    weight: float
    quoted: bool


@lru_cache(maxsize=1)
def headwords() -> dict[str, tuple[str, float]]:
    """Headword -> (type, weight)."""
    rows = (r.split("\t") for r in (_HERE / "headwords.tsv").read_text(encoding="utf-8").splitlines() if r and not r.startswith("#"))
    return {word: (kind, float(weight)) for word, kind, weight in rows}


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    return re.compile("|".join(sorted(headwords(), key=lambda w: (-len(w), w))))


@lru_cache(maxsize=1)
def _generic() -> re.Pattern[str]:
    rows = (_HERE / "generic.txt").read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(f"(?:{r})" for r in rows if r and not r.startswith("#")))


def generic(label: str) -> bool:
    """Whether a phrase names nothing of its own: 各项活动, 相关工作."""
    bare = re.sub(r"[“”]", "", label)
    return len(bare) < 4 or bool(_generic().fullmatch(bare))


def object_phrases(text: str, start: int, end: int) -> list[Phrase]:
    """The names in the object of a verb, ``text[start:end]``: one, or the members of a list."""
    found = []
    for lo, hi in _members(text, start, end):
        phrase = _phrase(text, lo, hi)
        if phrase:
            found.append(phrase)
    return found


def _members(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Parts of ``text[start:end]`` between 、 that stand outside quotes, when the last but one is a name of its own."""
    cuts, depth = [], 0
    for i in range(start, end):
        depth += (text[i] in "“《(") - (text[i] in "”》)")
        if depth <= 0 and text[i] == "、":
            cuts.append(i)
    bounds = list(zip([start, *(c + 1 for c in cuts)], [*cuts, end]))
    if len(bounds) > 1 and all(_is_name(text[lo:hi]) for lo, hi in bounds):
        return bounds
    return [(start, end)]


def _is_name(part: str) -> bool:
    return bool(re.search(rf"(?:{_head().pattern}|[”》])(?:等.{{0,8}})?$", part))


def _phrase(text: str, start: int, end: int) -> Phrase | None:
    """The longest phrase from ``start`` that ends in a headword, a quote, or a document title."""
    document = re.compile(r"[^,;。:]{0,10}?(《[^《》\n]{3,60}》)").match(text, start, end)
    if document:
        return Phrase(document.start(1), document.end(1), document.group(1), "document", 0.85, True)
    heads = [m for m in _head().finditer(text, start, end) if _ends_here(text, m.end(), end)]
    if heads:
        head = heads[-1] if len(heads) == 1 or _joined(text, heads) else heads[0]
        return _clean(text, start, head.end(), *headwords()[head.group()])
    quoted = _QUOTED.match(text, start, end)
    if quoted and quoted.end() - start <= 24 and text[quoted.end():quoted.end() + 1] not in "的":
        return Phrase(start, quoted.end(), quoted.group()[1:-1], "service", 0.6, True)
    return None


def _joined(text: str, heads: list[re.Match[str]]) -> bool:
    """Whether everything up to the last headword is one phrase: no verb, 和 or 的-clause between."""
    between = text[heads[0].end():heads[-1].start()]
    return len(between) <= 16 and not re.search(r"[,;]|和|与|以及|并|为|将|的", between)


def _ends_here(text: str, at: int, end: int) -> bool:
    if text[at:at + 1] in "”":
        return False
    return at >= end or not re.match(r"[\u4e00-\u9fff]", text[at]) or bool(
        re.match(r"等|和|与|及|暨|工作|以来|中|后|前|上|时|为|在|是|的|将|并|以|让|使|走|提|取|正|顺|稳|全|,|建设|启动|开|举|正式|成|揭|落|圆|进|投|再|向|给|达|对|由|覆|推|见", text[at:]))


def _clean(text: str, start: int, end: int, kind: str, weight: float) -> Phrase | None:
    """Strip what stands before the name: numerals, adverbs, 的-clauses."""
    while True:
        match = _LEADING.match(text, start, end)
        if not match or match.end() >= end - 1:
            break
        start = match.end()
    de = _last_de(text, start, end)
    if de and end - de >= 5 and not generic(text[de:end]):
        start = de
    label = text[start:end]
    if "“" in label and label.count("“") != label.count("”"):
        return None
    quoted = "“" in label
    if generic(label) or len(label) > 40 or re.search(r"[,;:。\n]", re.sub(r"“[^”]*”", "", label)):
        return None
    return Phrase(start, end, label, kind, min(0.95, weight + 0.1 * quoted), quoted)


def _last_de(text: str, start: int, end: int) -> int | None:
    depth = 0
    for i in range(end - 1, start - 1, -1):
        depth += (text[i] in "”》") - (text[i] in "“《")
        if depth == 0 and text[i] == "的":
            return i + 1
    return None
