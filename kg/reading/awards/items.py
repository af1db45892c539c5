"""The members of an award list: each name on the heading's line and on the lines behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Span
from kg.names.persons.likeness import surnames
from kg.reading.awards.members import is_name

_BRACKETED = re.compile(r"\([^()\n]{0,60}\)|《[^《》\n]{0,60}》")
_PERSON = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6}){1,2})(?=[ ,《]|\((?!\d)|$)"
)
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|附[:件])")
_DATED = re.compile(r"[12二]\d{3}年|[一二][〇○零九]")
_MARKS = re.compile(r"[、;]|(?<=”)(?=“)|—{1,2}")
_SPACED = re.compile(r"[^\s、;,]{2,40}+(?: {1,3}[^\s、;,]{2,40}+)+")
"""A line of names that only blanks part."""
_NAME_LONG = 4
_LEFT = re.compile(r"(?:\d{1,3}[.、)]|[特一二三](?:等奖?)? |[•●■◆★▪-]|分别[是为]| )+")
_RIGHT = re.compile(
    r"(?:等(?:[\d一二三四五六七八九十]{1,5}[名个人位户家项所])?.{0,6}|\.{3,6}.{0,8}|[ 。;)]|\([^()\d][^()]{0,60}\)"
    r"|\(\d{1,4}[^()\d][^()]{0,58}\)"
    r"|(?<=[\u4e00-\u9fff”])[\d两三四五六七八九十]{1,4}(?:[名户位人个家所]|队)[^\d]{0,6})$"
)
"""What stands behind the last name: 等3人, a bracket, dots, 10户家庭."""
_POST = re.compile(
    r"[\u4e00-\u9fff()]{6,46}(?P<post>书记|主任|[员师生工长者士民警医农户]|经理|代表|科员)(?:、[\u4e00-\u9fff]{2,8}){0,2}[。;]?"
)
"""A line that is one person's name, unit and posts."""
_UNIT_BEHIND = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:省|市|县|区|旗|州|镇|乡|村|街道|社区|公司|学校|中学|小学|医院|局|院|厂)"
)
_MOST_TAILS = 4
_LONGEST_LINE = 50
_LONGEST_NAMES = 40
"""Characters of one name with the unit that it is named with."""
_LONGEST_MEMBERS = 1500


class Item(NamedTuple):
    """A member of a list: all that is printed of it, and the stretch that names it."""

    whole: Span
    named: Span


def items(text: str, at: int, limit: int) -> Iterator[Item]:
    """The members on the heading's line, and the lines after it that look like members; none beyond ``limit``."""
    stop = re.compile(r"[。\n]").search(text, at, limit)
    end = stop.start() if stop else limit
    if text[at - 1] != "\n":
        yield from of_line(text, at, end)
    else:
        end = at - 1
    if text[end : end + 1] == "。":
        return
    for line in re.compile(r"[^\n]+").finditer(text, end, limit):
        inline = end > at
        if not _is_members(line.group()) or (inline and not _PERSON.match(line.group().strip())):
            return
        yield from of_line(text, *line.span())
        if line.group().endswith("。"):
            return


def _is_members(line: str) -> bool:
    """Whether a line holds names and nothing else."""
    line = line.strip().removesuffix("。")
    plain = _BRACKETED.sub("", line)
    if len(line) > _LONGEST_MEMBERS or _NUMBERED.match(line) or _DATED.search(plain) or re.search("[。:!?]", plain):
        return False
    if _PERSON.match(line) and len(line) <= _LONGEST_LINE:
        return True
    return "," not in plain and all(len(part) <= _LONGEST_NAMES for part in re.split("[、; ]", plain))


def of_line(text: str, start: int, end: int) -> Iterator[Item]:
    """The members of the list that is ``text[start:end]``."""
    bearer = _bearer(text, start, end)
    if bearer:
        yield Item(Span(start, end), bearer)
        return
    for part in _parts(text, start, end):
        left = _LEFT.match(text, part.start, part.end)
        begin = left.end() if left else part.start
        close = _end(text, begin, part.end)
        person = _PERSON.match(text, begin, part.end)
        close = person.end() if person else close
        if close - begin >= 2:
            yield Item(Span(begin, max(close, part.end)), Span(begin, close))


def _bearer(text: str, start: int, end: int) -> Span | None:
    """The name at the start of a line that goes on with its bearer's unit and posts: 甲某区某街道干事、博士."""
    left = _LEFT.match(text, start, end)
    begin = left.end() if left else start
    post = _POST.fullmatch(text, begin, end)
    if not post or not text[post.start("post") - 1 : post.start("post")]:
        return None
    likely = (2, 3) if text[begin + 2 : begin + 3] in ("省", "市", "县", "区") else (3, 2)
    sizes = (n for n in likely if is_name(text[begin : begin + n]) and _UNIT_BEHIND.match(text, begin + n, end))
    size = next(sizes, 0)
    return Span(begin, begin + size) if size else None


def _end(text: str, start: int, end: int) -> int:
    """Where a name ends before 等3人, a bracket, dots."""
    for _ in range(_MOST_TAILS):
        tail = _RIGHT.search(text, max(start, end - _LONGEST_LINE), end)
        if not tail:
            break
        end = tail.start()
    return end


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches between the marks of a list; marks inside brackets part nothing."""
    mark, words = _MARKS, text[start:end]
    if re.match(r" ?[\u4e00-\u9fff]{2,4} (?![\u4e00-\u9fff]{2,4}(?: |$))", words) and ";" in words:
        mark = re.compile(";")  # 甲 某局主任、书记;乙 某村村民
    elif _are_spaced(_BRACKETED.sub("", words).strip()):
        mark = re.compile(" +")
    held = [m.span() for m in _BRACKETED.finditer(text, start, end)]
    begin, k = start, 0
    for cut in mark.finditer(text, start, end):
        while k < len(held) and held[k][1] <= cut.start():
            k += 1
        if k < len(held) and held[k][0] <= cut.start():
            continue
        yield Span(begin, cut.start())
        begin = cut.end()
    yield Span(begin, end)


def _are_spaced(line: str) -> bool:
    """Whether blanks part a line's names: all or none are short as persons' are, for else a bearer's unit follows."""
    if not _SPACED.fullmatch(line):
        return False
    short = [len(part) <= _NAME_LONG for part in line.split()]
    return all(short) or not any(short)


def are_persons(text: str, named: list[Span]) -> bool:
    """Whether a list's members are persons: all look like names, most of them surely."""
    names = [text[s:e] for s, e in named]
    like = [n for n in names if is_name(n) or re.fullmatch(r"[\u4e00-\u9fff]{2,3}", n)]
    sure = [n for n in like if is_name(n) and (len(n) > 2 or n[0] in surnames())]
    return bool(names) and len(like) == len(names) and 2 * len(sure) >= len(names)
