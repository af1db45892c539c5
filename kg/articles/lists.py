"""Rows of a list (winners, posts, addresses), which belong to the text above them and are no headlines."""

from __future__ import annotations

import re

from kg.articles.bylines import is_person, signature
from kg.articles.lines import Paragraph

_LABELLED_ROW = re.compile(r"([\u4e00-\u9fff“”()]{2,12}):\s*(\S.{5,})")
_NAME_ROW = re.compile(r"(\S{2,4})(?:\s*+[(][^()]{1,8}[)])?(?:\s++[,、:]?|[,、:])\s*+\S.{2,40}")
_LEAST = {"label": 2, "name": 3}
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
_COUNTED = re.compile(r"[^。!?:,]{2,24}[(]\d{1,3}[个名户家位人项所件][)]")
_BEARER = re.compile(r"([\u4e00-\u9fff]{2,4})(?:[(][^()]{1,12}[)])? +\S{3,36}")
_BODIES = re.compile(r"\S{4,24}(?:局|委|会|院|校|所|站|队|村|镇|乡|社区|街道|公司|中心|支部|党校|小区|学校|医院|办)")


def mark_rows(paragraphs: list[Paragraph]) -> None:
    """Mark as running text the short lines that are rows of one list: 孝老爱亲模范:甲 单位;乙 单位."""
    _mark_winners(paragraphs)
    at, text_above = 0, False
    while at < len(paragraphs):
        form = _form(paragraphs[at])
        end = at + 1
        while form and end < len(paragraphs) and _form(paragraphs[end]) == form:
            end += 1
        if form and end - at >= _LEAST[form[0]] and text_above:
            for paragraph in paragraphs[at:end]:
                paragraph.kind = "body"
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
    bearer = _BEARER.fullmatch(text)
    if bearer and is_person(bearer[1]):
        return True
    forms = (_NUMBERED, _COUNTED, _NAMES, _BODIES, _LABELLED_ROW, _ENUMERATED)
    return len(text) <= 400 and any(form.fullmatch(text) for form in forms)


def _form(paragraph: Paragraph) -> tuple[str, str] | None:
    """How a line would be built as a row of a list: its kind, and what the list's other rows share with it."""
    text = paragraph.text
    if paragraph.kind not in ("short", "body") or len(text) > 90 or text[-1] in "。!?" or signature(text):
        return None
    labelled = _LABELLED_ROW.fullmatch(text)
    if labelled and re.search(r"[\s;、]", labelled[2]):
        return "label", labelled[1][-2:]
    named = _NAME_ROW.fullmatch(text)
    return ("name", "") if named and is_person(named[1]) else None
