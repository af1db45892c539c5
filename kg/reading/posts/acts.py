"""Acts that give and take posts (选举, 任命, 免去), whose lists run on over clauses and lines."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from kg.model import Passage, Tenure
from kg.rules.wordlists import lists

_FOLDER = str(Path(__file__).with_name("constructions"))
_FAR = 400
"""Characters over which a list of appointments may run."""
_KINDS: tuple[Tenure, ...] = ("incoming", "former", "candidate")
_NEW_SENTENCE = re.compile(r"[。!?](?!\n)")


def act_before(passage: Passage, at: int) -> Tenure:
    """The status that the nearest act before ``at`` gives, within its sentence or its list; "" without one."""
    low = max(0, at - _FAR)
    text = passage.text[low:at]
    last = next(reversed([*_acts().finditer(text)]), None)
    if last is None or _NEW_SENTENCE.search(text, last.end()):
        return ""
    return next(kind for kind in _KINDS if last.group(kind))


@cache
def _acts() -> re.Pattern[str]:
    words = lists(_FOLDER)
    return re.compile("|".join(f"(?P<{kind}>{'|'.join(words['act ' + kind])})" for kind in _KINDS))
