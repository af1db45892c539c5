"""The classes of entities: colour, Chinese and English, and which one speaks for a node that has several."""

from __future__ import annotations

CLASSES = {
    "Province": ("#7f8c9b", "省", "province"),
    "Prefecture": ("#5d6d7e", "地市", "prefecture"),
    "County": ("#0072b2", "县区", "county"),
    "Township": ("#56b4e9", "乡镇", "township"),
    "Village": ("#9fd3f2", "村社区", "village"),
    "Campaign": ("#009e73", "专项工作", "campaign"),
    "Project": ("#00796b", "项目工程", "project"),
    "Event": ("#e3c715", "活动会议", "event"),
    "Service": ("#8bc34a", "服务机制", "service"),
    "Facility": ("#b2df8a", "阵地设施", "facility"),
    "Brand": ("#26c6a5", "品牌", "brand"),
    "Document": ("#a1887f", "文件", "document"),
    "Body": ("#80cbc4", "组织队伍", "body"),
    "Initiative": ("#4db6ac", "举措", "initiative"),
    "Organization": ("#cc79a7", "机构", "organisation"),
    "Person": ("#d55e00", "人物", "person"),
    "Role": ("#e9a777", "职务", "role"),
    "Honour": ("#e69f00", "荣誉", "honour"),
    "Concept": ("#7e57c2", "全国性工作", "programme"),
    "Measure": ("#9e9e9e", "数据", "figure"),
    "Thing": ("#bdbdbd", "其他", "other"),
}
"""Class -> colour, Chinese, English; a palette that the colour-blind can tell apart (Okabe and Ito 2008)."""

PLACES = ("Province", "Prefecture", "County", "Township", "Village")
_GENERAL = ("Initiative", "Thing")


def class_of(types: set[str]) -> str:
    """The most telling of a node's classes; Thing where none is known."""
    known = [name for name in CLASSES if name in types and name not in _GENERAL]
    return known[0] if known else "Initiative" if "Initiative" in types else "Thing"
