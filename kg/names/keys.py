"""Names as keys compare them."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"[\s“”\"'‘’《》〈〉()（）、,，.。:：;；!！?？·\-—–~]+")
_TAIL = re.compile(r"(?<=.{4})(?:建设工作|工作|活动)$")


def normal(name: str) -> str:
    """A name without white space and punctuation, as keys compare it."""
    return _PUNCTUATION.sub("", name)


def normal_label(label: str) -> str:
    """An initiative's label as keys compare it: 老旧小区改造工作 and “老旧小区改造” are one."""
    return _TAIL.sub("", normal(label))
