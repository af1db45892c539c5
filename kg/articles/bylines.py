"""Who wrote it: bylines, photo credits and signatures, on lines of their own and within the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kg.names.persons.likeness import name_at, surnames
from kg.rules.patterns import any_of

BYLINES = str(Path(__file__).parent / "data" / "bylines.txt")
"""The words of bylines: a file for :mod:`kg.rules.patterns`."""
_HANZI = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_MINORITY = re.compile(rf"{_HANZI}{{1,8}}(?:[·•・]{_HANZI}{{1,8}})+")
_SEPARATORS = re.compile(r"[\s、,;/|&+]+|(?<=[\u4e00-\u9fff])和(?=[\u4e00-\u9fff]{2,3}$)")
_SOURCE = r"^[□■○●◎◆◇▲△★☆※\s]*+[\u4e00-\u9fffA-Za-z·]{0,14}?(?:\d{1,2}月\d{1,2}日)?"
_DATELINE = re.compile(_SOURCE + r"(?:讯|电|消息)\s*[(]([^()]{2,60})[)]")
_OPEN_DATELINE = re.compile(
    _SOURCE + r"(?:讯|电|消息)?\s*[(]?((?:记者|通讯员|本报记者|特约记者)[^,。()]{2,30}?)(?:报道|摄影报道)[):,:\s]"
)
_BRACKET_FIRST = re.compile(r"^[(]([^()]*(?:记者|通讯员)[^()]{2,40})[)](?=.)")
_BRACKET_LAST = re.compile(r"(?<=[。!?…”;])\s*[(]([^()]{2,60})[)]\s*$")
_CREDIT_LAST = re.compile(r"(?<=[。!?…”;)])\s*([^。!?;,”]{2,40}?(?:摄影报道|摄影|摄|文/图|图/文|供图))[)]?\s*$")
_NAMES_LAST = re.compile(r"(?<=[。!?…”])\s+([^。!?;,”]{2,30})$")
_LABELLED = re.compile(
    r"记者|通讯员|评论员|摄|作者|[文图][/|]|[/|][文图]|撰|供稿|执笔|整理|报道|文图|图文|实习生|(?:(?<=[\s)])|^)(?:文字|图片|[文图])(?:\s|$)"
)
_LEAST_RUN, _LONGEST_RUN = 4, 12
"""Characters of names that are run together."""
_OF_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}[省市县区州盟旗镇乡][\u4e00-\u9fff]{1,16}$")
_PLACE_ENDS = "县镇乡市区旗局科处"
_BULLETS = "□■○●◎◆◇▲△★☆※ "
_PEOPLE = re.compile(r"[(](?:[女男]|[\u4e00-\u9fff]{1,6}族|[女男],[\u4e00-\u9fff]{1,6}族)[)]$")
"""What a list of names adds to one: 和志春(傈僳族)."""
_AUTHOR_NOTE = re.compile(r"^[(]?(?:本文)?作者(?:单位)?\s*[:系为](.*?)[)]?$")


@cache
def _pattern(head: str, form: str = "{}") -> re.Pattern[str]:
    return re.compile(form.format(f"(?:{any_of(BYLINES, head)})"))


@dataclass(frozen=True, slots=True)
class Signature:
    """What a byline or credit line says."""

    names: tuple[str, ...]
    sure: bool
    """It can be nothing else, wherever it stands."""
    credit: bool = False
    """Of a photograph."""
    office: str = ""
    """The office that its signer holds, as printed."""


@lru_cache(maxsize=4096)
def signature(text: str) -> Signature | None:
    """The signature on a line of its own, or None when the line is none.

    ``本报记者 张三 通讯员 李 四 文/图``, ``□ 王五``, ``(陈超)``, ``某县委书记 赵六``, ``张三、李四摄``.
    """
    if not 2 <= len(text) <= 60 or re.search(r"^[、,:)]|[。!?;“”《》]", text):
        return None
    note = _AUTHOR_NOTE.match(text)
    if note:
        return _author_note(note.group(1))
    return _office_line(text) or _name_line(text)


def _author_note(text: str) -> Signature:
    found = _office_line(text)
    if found:
        return found
    office = text if _pattern("office", "{}$").search(text) else ""
    return Signature(() if office else _names(text)[0], True, office=office)


def _office_line(text: str) -> Signature | None:
    bare = re.sub(r"^[□■○●◎◆◇▲△★☆※/|—\s(]+|[)\s]+$", "", _PEOPLE.sub("", text))
    before = _pattern("office", r"^(.{{2,45}}{}(?:[(][^()]{{2,8}}[)])?)(?:\s++:?|:)\s*+(\S.{{1,7}})$").match(bare)
    if before and _fits(_closed(before.group(2))):
        return Signature((_closed(before.group(2)),), True, office=before.group(1))
    after = _pattern("office", r"^(\S{{2,4}}|\S\s+\S)(?:\s++[,(:]?|[,(:])\s*+(.{{3,45}}{})$").match(bare)
    if after and _is_name(_closed(after.group(1))) and _has_surname(_closed(after.group(1))):
        return Signature((_closed(after.group(1)),), True, office=after.group(2))
    return None if text[0] in "—记访" else _unparted(bare)


def _unparted(text: str) -> Signature | None:
    """The office of a place and its holder with nothing set between them: 某省某县委书记李大中."""
    for size in (3, 2):
        office, name = text[:-size], text[-size:]
        held = _pattern("office", "{}$").search(office) and _OF_PLACE.match(office)
        if held and _is_likely(name):
            return Signature((name,), False, office=office)
    return None


def _name_line(text: str) -> Signature | None:
    names, labelled = _names(text)
    credit = bool(re.search(r"摄|供图|文/图|图/文|图片", text))
    if not names:
        signed = labelled and (credit or len(text) <= 16) and not re.search(r"[,:]", text)
        return Signature((), True, credit) if signed and _unsigned(text) else None
    bracketed = text[0] == "(" and text[-1] == ")"
    known = sum(is_person(n) or _is_transliterated(n) for n in names)
    if not labelled and not bracketed and 2 * known <= len(names):
        return None
    sure = labelled or bracketed or 1 < len(names) == known
    return Signature(names, sure, credit)


def _unsigned(text: str) -> bool:
    """A credit that names an organisation or nobody: 县融媒体中心供图, (资料图片)."""
    rest = _pattern("label").sub(" ", text).strip("() ")
    return not rest or bool(_pattern("organization", "{}$").search(rest)) or bool(re.fullmatch(r"(?:资料)?图片", rest))


def _names(text: str) -> tuple[tuple[str, ...], bool]:
    """The names that a signature consists of (none when it has other words), and whether a label says so."""
    marked = text.strip()
    worded = bool(_LABELLED.search(marked))
    labelled = worded or bool(re.match(r"[□■○◎◇]", marked))
    rest = _pattern("label").sub(" ", marked)
    tokens = [t for t in _SEPARATORS.split(_closed_pairs(rest).strip()) if t]
    if labelled:
        tokens = [t for t in tokens if not _is_organization(t)]
    fits = _is_name if worded or not labelled else is_person
    if len(tokens) == 1 and not fits(tokens[0]) and not _is_transliterated(tokens[0]):
        tokens = run_together(tokens[0]) or tokens
    enumerated = len(tokens) > 2 and (len({t[0] for t in tokens}) == 1 or "," in rest and not labelled)
    if enumerated:
        return (), labelled
    if not tokens or not all(fits(t) or labelled and _is_transliterated(t) for t in tokens):
        return (), labelled
    return tuple(dict.fromkeys(tokens)), labelled


def run_together(text: str) -> list[str]:
    """The names of a line that sets nothing between them (李志明乔新河); empty when it may be read otherwise."""
    if not _LEAST_RUN <= len(text) <= _LONGEST_RUN:
        return []
    parted: dict[int, list[str]] = {0: []}
    for at in range(len(text)):
        for end in (at + 2, at + 3):
            if at in parted and end <= len(text) and _is_likely(text[at:end]):
                parted[end] = min(parted.get(end, [""] * _LONGEST_RUN), [*parted[at], text[at:end]], key=len)
    return parted.get(len(text), [])


@lru_cache(maxsize=4096)
def _is_likely(name: str) -> bool:
    return is_person(name) and name_at(name, 0, stop=len(name)) is not None


def _closed_pairs(text: str) -> str:
    """Names of two characters set with a blank between them, closed: 李 明 → 李明."""
    return re.sub(rf"(?<!\S)({_HANZI})\s+({_HANZI})(?!\S)", r"\1\2", text)


def _closed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _is_name(token: str) -> bool:
    """Whether a token has the shape of a name; what stands around it must vouch for the rest."""
    if _MINORITY.fullmatch(token):
        return True
    if not re.fullmatch(rf"{_HANZI}{{2,4}}", token) or token[-1] in _PLACE_ENDS:
        return False
    if _pattern("not_name").fullmatch(token):
        return False
    if len(token) == 4:
        return bool(_pattern("compound").match(token)) or bool(_pattern("pen_name").fullmatch(token[-1]))
    return True


def _fits(token: str) -> bool:
    return _is_name(token) or _is_transliterated(token)


def _is_organization(token: str) -> bool:
    return (
        len(token) >= 4
        and bool(_pattern("organization", "{}$").search(token))
        and not _pattern("compound").match(token)
    )


def _has_surname(name: str) -> bool:
    return bool(_MINORITY.fullmatch(name) or _pattern("compound").match(name) or name[0] in surnames())


def is_person(name: str) -> bool:
    """Whether a token can be a person's name, and starts with a surname."""
    rare = _pattern("surname")
    return _is_name(name) and (_has_surname(name) or len(name) == 3 and bool(rare.match(name)))


def is_writer(name: str) -> bool:
    """Whether a token can be the name of a person of any people."""
    return is_person(name) or bool(_MINORITY.fullmatch(name)) or _is_transliterated(name)


def _is_transliterated(token: str) -> bool:
    return bool(_pattern("transliterated", "{}{{4,8}}").fullmatch(token))


def writers(lead: str) -> tuple[str, ...]:
    """Authors named where an article's text starts: 本报讯(张三 李四), 新华社南京11月6日电(记者王五)."""
    for pattern in (_DATELINE, _OPEN_DATELINE, _BRACKET_FIRST):
        match = pattern.match(lead)
        if match:
            return _names(match.group(1))[0]
    return ()


def closing(text: str) -> Signature | None:
    """The signature at the end of a paragraph: …增收。(王锐), …画面。 张三 摄."""
    return _closing(text[-70:])


@lru_cache(maxsize=4096)
def _closing(tail: str) -> Signature | None:
    for pattern in (_BRACKET_LAST, _CREDIT_LAST, _NAMES_LAST):
        match = pattern.search(tail)
        found = signature(match.group(1).strip()) if match else None
        if found and (found.sure or pattern is not _NAMES_LAST or all(map(_has_surname, found.names))):
            return found
    return None


def is_dateline(text: str) -> bool:
    """Whether a text starts as a news item does: 本报讯(…), 云南网讯, 新华社北京5月3日电, (记者 …)."""
    bare = text.lstrip(_BULLETS)
    return bool(_DATELINE_START.match(bare) or _BRACKET_FIRST.match(bare))


_DATELINE_START = re.compile(
    r"(?:本报|本网|本刊|本台|本社)[\u4e00-\u9fff]{0,6}(?:\d{1,2}月\d{1,2}日)?(?<![通简资])(?:讯|电|消息)"
    r"|[\u4e00-\u9fffA-Za-z·]{1,12}?(?:\d{1,2}月\d{1,2}日)?(?<![通简资])"
    r"(?:讯|(?<![水家发用停供光来充机风核送])电|(?:网|报|社|台|在线|新闻|客户端)消息)(?=\s*[(]|\s+\S)"
    r"|(?:本报记者|本网记者|记者|通讯员)\s*[\u4e00-\u9fff·]{2,4}(?:\s+[\u4e00-\u9fff·]{2,4})*"
    r"\s*(?:通讯员.{2,16}?)?报道[:,:\s]"
)
