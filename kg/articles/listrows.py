"""Rows of a list (winners, posts, addresses), which belong to the text above them and are no headlines."""

from __future__ import annotations

import re

from kg.articles.bylines import is_person, signature
from kg.articles.lines import Paragraph

_NAME_ROW = re.compile(r"(\S{2,4})(?:\s*+[(][^()]{1,8}[)])?(?:\s++[,、:]?|[,、:])\s*+\S.{2,40}")
_SEVERAL = re.compile(r"[\s;、]")
_LEAST = {"label": 2, "name": 3}
_LONGEST_ROW = 90
_OPENS = re.compile(r"(?:如下|名单|表彰|奖励|通报|公布|称号|分别是|分别为|颁奖)[^。;]{0,6}:$")
"""Ends of a paragraph below which a list of winners stands."""
_GROUP = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])?[^。,!?:;、]{0,20}(?:名单|奖|集体|个人|单位|模范|标兵|能手|工作者"
    r"|党员|家庭|人物|之星|学校|班级|教师|学生|团队|支部|志愿者)(?:[(]\d{1,3}[个名户家位人项所件][)])?:?"
)
"""The heading of one group of winners, on a line of its own."""
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]|\d{1,2}[.、])\S{2,40}")
_ENUMERATED = re.compile(r"[^。!?:]{2,40}(?:[、;][^。!?:]{2,40}){1,40}[。;]?")
_NAMES = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:[(][^()]{1,8}[)])?(?: {1,3}[\u4e00-\u9fff]{2,4}(?:[(][^()]{1,12}[)])?){1,20}"
)
_SPACED = re.compile(r"[^\s。!?:]{2,40}+(?: {1,3}+[^\s。!?:]{2,40}+){1,40}")
"""Names that blanks part, with what brackets add to them."""
_COUNTED = re.compile(r"[^。!?:,]{2,24}[(]\d{1,3}[个名户家位人项所件][)]")
_LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])?+(?![的了是在和与及])[\u4e00-\u9fff“”·]{2,18}+"
    r"(?<![说道问答称示调为是有求出告下])(?<!记者)(?:[(][^()]{1,14}[)])?+(?:\d{1,3}[个名户家位人])?+:(?!“[^”]{12})"
)
"""The label before the members of a group: 年度义工:, “读书小状元”(3名):."""
_BEARER = re.compile(r"([\u4e00-\u9fff]{2,4})(?:[(][^()]{1,12}[)])? +\S{3,36}")
_BODIES = re.compile(r"\S{4,24}(?:局|委|会|院|校|所|站|队|村|镇|乡|社区|街道|公司|中心|支部|党校|小区|学校|医院|办)")


def begins_row(text: str) -> bool:
    """Whether a line begins as a group of a list does: 二等奖(3名):甲、乙 — 先进个人(8名)."""
    return bool(_LABEL.match(text) or _COUNTED.fullmatch(text))


def is_bearer(text: str) -> bool:
    """Whether a line is one person's name with unit and post: 甲 某镇某村协管员."""
    bearer = _BEARER.fullmatch(text)
    return bearer is not None and is_person(bearer[1])


def mark_rows(paragraphs: list[Paragraph]) -> None:
    """Mark as running text the short lines that are rows of one list: 孝老爱亲模范:甲 单位;乙 单位."""
    _mark_winners(paragraphs)
    at, text_above = 0, False
    while at < len(paragraphs):
        form = _form(paragraphs[at])
        end = at + 1
        while form and end < len(paragraphs) and _form(paragraphs[end]) == form:
            end += 1
        if form and end - at >= _LEAST[form] and text_above and _is_list(form, paragraphs[at:end]):
            for paragraph in paragraphs[at:end]:
                paragraph.kind, paragraph.row = "body", form == "label" or paragraph.row
        text_above = text_above or any(p.kind == "body" for p in paragraphs[at:end])
        at = end


def _mark_winners(paragraphs: list[Paragraph]) -> None:
    """Mark the rows below a paragraph that opens a list of winners (…予以表彰:), headings with a number too."""
    open_list = text_above = False
    for paragraph, below in zip(paragraphs, [*paragraphs[1:], None], strict=False):
        text = paragraph.text
        opens = bool(_OPENS.search(text[-24:])) and len(text) > 24
        group = text_above and _GROUP.fullmatch(text) and below is not None and _is_winners(below.text)
        if (open_list or group) and not opens and paragraph.kind in ("short", "body"):
            paragraph.row = open_list = bool(group) or _is_winners(text)
            paragraph.kind = "body" if open_list else paragraph.kind
        open_list |= opens
        text_above = text_above or paragraph.kind == "body"


def _is_winners(text: str) -> bool:
    """Whether a line heads a group of winners or names some."""
    if is_bearer(text):
        return True
    forms = (_NUMBERED, _COUNTED, _NAMES, _BODIES, _ENUMERATED, _SPACED)
    return len(text) <= 400 and bool(_LABEL.match(text) or any(form.fullmatch(text) for form in forms))


def _form(paragraph: Paragraph) -> str:
    """How a line would be built as a row: "label" (before its members), "name" (and what is said of it) or ""."""
    text = paragraph.text
    if paragraph.kind not in ("short", "body") or len(text) > _LONGEST_ROW or text[-1] in "。!?":
        return ""
    label = _LABEL.match(text)
    if label and label.end() < len(text) and (_SEVERAL.search(text, label.end()) or not _is_credit(text)):
        return "label"
    named = None if signature(text) else _NAME_ROW.fullmatch(text)
    return "name" if named and is_person(named[1]) else ""


def _is_credit(text: str) -> bool:
    found = signature(text)
    return found is not None and (found.sure or found.credit)


def _is_list(form: str, rows: list[Paragraph]) -> bool:
    """Whether rows list names: one of those behind labels has several."""
    return form == "name" or any(_SEVERAL.search(row.text.partition(":")[2]) for row in rows)
