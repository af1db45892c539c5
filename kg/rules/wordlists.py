"""Word lists: one word or pattern a line, behind a tab what it is for, ``#`` before a remark, ``[head]`` above a list.

::

    # verbs of appointing
    [appoint]
    任命
    决定任命	notices of standing committees
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg.errors import StopRun

_HEAD = re.compile(r"\[([a-z][a-z0-9 _-]*)\]")


@cache
def lists(path: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of a file, or of all ``*.txt`` files of a folder, by their heads; words in the file's order.

    Args:
        path: a string, which is quick to look up.

    Raises:
        StopRun: a head stands twice, or a word before the first head; the message has file and line.
    """
    given = Path(path)
    found: dict[str, list[str]] = {}
    for file in sorted(given.glob("*.txt")) if given.is_dir() else [given]:
        _add(found, file)
    return {head: tuple(words) for head, words in found.items()}


def _add(found: dict[str, list[str]], file: Path) -> None:
    words: list[str] | None = None
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        word = line.partition("\t")[0].strip()
        head = _HEAD.fullmatch(word) if word[:1] == "[" else None
        if not word or word.startswith("#"):
            continue
        if head:
            if head.group(1) in found:
                raise StopRun(f"{file.name}:{number}: a second list [{head.group(1)}] 重名: give it another name")
            words = found[head.group(1)] = []
        elif words is None:
            raise StopRun(f"{file.name}:{number}: {word!r} stands above the first [head] 缺少表头")
        else:
            words.append(word)
