"""What the name of a file says of its page, filled in where the page itself does not: date and newspaper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kg.model import Page
from kg.pages.metadates import possible
from kg.pages.savable import savable_text
from kg.rules.wordlists import lists

# A run of digits counts only where letters alone precede it: in a hash, 20220805 is no date.
_JOINED = re.compile(
    r"(?<![0-9A-Za-z])[A-Za-z]*(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?=$|[^0-9A-Za-z]|(?:\d\d|\d{6})(?![0-9A-Za-z]))"
)
_PARTED = re.compile(r"(?<!\d)(?P<y>\d{4})[-_./](?P<m>\d{1,2})[-_./](?P<d>\d{1,2})(?![\d版])")
_CHINESE = re.compile(r"(?<!\d)(?P<y>\d{4})年(?:(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})(?!\d))?)?")
_DUTY = re.compile(
    r"^(?:[（(【]?(?:本报|本网|本台)?(?:全媒体|融媒体|特约|见习|实习)*(?:记者|通讯员|作者|责任编辑|编辑)[:：\s]*)+"
)


def completed(page: Page) -> Page:
    """The page with date and newspaper from its file's name where it states none, and text that can be saved.

    人民日报20190212-03版.txt gives 2019-02-12 and 人民日报.
    """
    file = page.source.rpartition("#")[0] or page.source
    return replace(
        page,
        text=savable_text(page.text),
        title=savable_text(page.title),
        date=page.date or date_in_path(file) or date_in_path(page.url),
        paper=savable_text(page.paper) or paper_in_path(file),
        url=savable_text(page.url),
        authors=tuple(map(savable_text, page.authors)),
    )


def date_in_path(path: str) -> str:
    """The most exact date of a path or address, the last of several; "" when there is none.

    2022-08/05/x.txt, t20220805_12.html, 新华日报2022年8月5日.txt.
    """
    found = [(len(day), at, day) for at, day in _days(path)]
    return max(found)[2] if found else ""


def _days(path: str) -> Iterator[tuple[int, str]]:
    for form in (_JOINED, _PARTED, _CHINESE):
        for match in form.finditer(path):
            day = possible(match["y"], match["m"], match["d"])
            if day:
                yield match.start(), day


@lru_cache(maxsize=1)
def _papers() -> tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...]]:
    words = lists(str(Path(__file__).with_name("papers.txt")))
    endings, after = "|".join(words["ending"]), "|".join(words["after"])
    name = rf"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{1,14}}?(?:{endings})(?=$|{after}|[^\u4e00-\u9fff])"
    return re.compile(name), words["ending"], words["never"]


def paper_in_path(path: str) -> str:
    """The newspaper that a path names, the part next to the file first; "" when none does.

    人民日报20190212-03版.txt, 新华日报/2022-08-05.txt; not 工作汇报.txt.
    """
    name, endings, never = _papers()
    for part in reversed(path.split("/")):
        for match in name.finditer(part):
            if match[0] not in endings and not match[0].endswith(never):
                return match[0]
    return ""


def persons(text: str) -> tuple[str, ...]:
    """The names in a field of authors, each once: "本报记者 章阿福 通讯员 云小蓝" → 章阿福, 云小蓝."""
    return tuple(dict.fromkeys(_persons(text)))


def _persons(text: str) -> Iterator[str]:
    parts = re.split(r"[;；,，、|\r\n\t/]|(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])|通讯员|记者", text)
    for part in parts:
        name = " ".join(_DUTY.sub("", part).strip(" \u3000:：[]【】()（）").split())
        if 2 <= len(name) <= 40 and name not in {"本报", "本网", "作者"} and "://" not in name:
            yield name
