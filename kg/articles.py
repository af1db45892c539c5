"""Page -> Articles: cuts raw newspaper text as a reader would.

A page is a column of lines. Each line is furniture, a body paragraph, or short; runs of short lines are
headlines with their subtitle and byline, section heads, or credits, as what stands around them shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kg.model import Article, Kind, Page, Passage, Span

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_LEAD = re.compile(r"(?:本报|本网|本刊|本台)?[\u4e00-\u9fff]{0,6}?(?:讯|电)\s*[(（]|本报讯|本报[\u4e00-\u9fff]{2,8}[0-9月日]*[讯电]|(?:记者|通讯员)从")
_FINAL = re.compile(r"[。！？!?…；;][”’)）」]*$|[(（]完[)）]$|摄[)）]?$")
_CREDIT = re.compile(r"^[（(]?(?:(?:本报)?(?:记者|通讯员|特约记者)\s*)?[\u4e00-\u9fff·]{2,5}(?:[\s、]+[\u4e00-\u9fff·]{2,5}){0,3}\s*(?:摄影?|文/图|摄影报道|摄/文)[)）]?$")
_CREDIT_AT_END = re.compile(r"(?:^|[。”!！?？)）\s])\s*[（(]?((?:本报记者|记者|通讯员)?\s*[\u4e00-\u9fff·]{2,5}(?:[\s、]+[\u4e00-\u9fff·]{2,5}){0,3})\s*(?:摄影报道|摄|文/图)[)）]?$")
_NAME_LINE = re.compile(r"^(?:□|■|○|●|文/|文\|)?\s*(?:(?:本报|本刊)?(?:全媒体)?(?:见习)?(?:记者|通讯员|特约记者|实习生)[:：]?\s*)?[\u4e00-\u9fff]{1,3}[\u4e00-\u9fff·]{1,3}(?:(?:[\s、,，]|通讯员|记者)+[\u4e00-\u9fff·]{2,5}){0,4}\s*(?:文/图)?$")
_OFFICE_LINE = re.compile(r"^[^。，,！]{4,40}(?:书记|部长|主任|局长|县长|市长|区长|镇长|院长|校长|会长|主席|委员|站长|所长|政委|检察长|行长|经理|理事长)\s+([\u4e00-\u9fff·]{2,5})$")
_INLINE_BYLINE = re.compile(r"^[^(（。]{0,14}(?:讯|电)\s*[(（]([^)）]{2,40})[)）]")
_TITLES = re.compile(r"本报|本网|全媒体|特约|见习|实习|记者|通讯员|文/图|摄影|摄|□|■|文/|[:：]")
_CAPTION = re.compile(r"图为|图①|(?:上|下|左|右)图|摄$|图片由")


@dataclass(slots=True)
class _Line:
    """A line of a page: where it stands and what it is."""

    start: int
    end: int
    text: str
    gap: int
    """Line breaks before it."""
    kind: str = "short"

    @property
    def finished(self) -> bool:
        return bool(_FINAL.search(self.text))


@dataclass(slots=True)
class _Draft:
    """An article in the making."""

    heads: list[_Line] = field(default_factory=list)
    bylines: list[_Line] = field(default_factory=list)
    body: list[_Line] = field(default_factory=list)


@lru_cache(maxsize=1)
def _furniture() -> re.Pattern[str]:
    rows = Path(__file__).with_name("furniture.txt").read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(f"(?:{r})" for r in rows if r and not r.startswith("#")))


def cut(page: Page) -> list[Article]:
    """The articles of a page in the order of their bodies."""
    lines = _lines(page.text)
    drafts = [d for d in _drafts(lines) if d.body]
    return [_article(page, i, d) for i, d in enumerate(drafts)]


def _lines(text: str) -> list[_Line]:
    lines, last = [], 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped)
        line = _Line(start, start + len(stripped), stripped, text.count("\n", last, start))
        last = line.end
        line.kind = _kind_of(line, lines[-1] if lines else None)
        lines.append(line)
    return lines


def _kind_of(line: _Line, before: _Line | None) -> str:
    if _furniture().fullmatch(line.text):
        return "furniture"
    if _CREDIT.match(line.text):
        return "credit"
    if len(line.text) > 45 or _LEAD.match(line.text) or line.finished:
        return "body"
    if before is not None and before.kind == "body" and not before.finished and re.search(r"[，,、]", line.text):
        return "body"
    return "short"


def _drafts(lines: list[_Line]) -> list[_Draft]:
    """Group the lines into articles, looking at each run of short lines and what follows it."""
    drafts: list[_Draft] = [_Draft()]
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.kind == "short":
            run = _run(lines, at)
            at += len(run)
            _take_run(drafts, run, lines[at] if at < len(lines) else None)
            continue
        _take(drafts, line)
        at += 1
    return drafts


def _run(lines: list[_Line], at: int) -> list[_Line]:
    end = at
    while end < len(lines) and lines[end].kind == "short":
        end += 1
    return lines[at:end]


def _take(drafts: list[_Draft], line: _Line) -> None:
    now = drafts[-1]
    if line.kind == "credit":
        now.bylines.append(line)
    elif line.kind == "body":
        if now.body and _starts_anew(now, line):
            now = _Draft()
            drafts.append(now)
        now.body.append(line)


def _starts_anew(now: _Draft, line: _Line) -> bool:
    """Whether a body line after a body belongs to another article though no headline parts them."""
    before = now.body[-1]
    if not before.finished:
        return False
    if _LEAD.match(line.text) or _is_caption(now.body) or any(_CREDIT.match(b.text) for b in now.bylines):
        return True
    return line.gap >= 3 and bool(_CAPTION.search(line.text))


def _take_run(drafts: list[_Draft], run: list[_Line], following: _Line | None) -> None:
    now = drafts[-1]
    if not now.body:
        _add_heads(now, run)
    elif not now.heads and _closes(run, following):
        _add_heads(now, run)
        drafts.append(_Draft())
    elif _opens(now, run, following):
        drafts.append(_Draft())
        _add_heads(drafts[-1], run)
    else:
        now.body.extend(run)


def _closes(run: list[_Line], following: _Line | None) -> bool:
    """A headline after its body: nothing that follows could belong to it."""
    if len(run) > 2 or len(run[0].text) < 8:
        return False
    return following is None or following.kind == "furniture" or bool(_CAPTION.search(following.text))


def _opens(now: _Draft, run: list[_Line], following: _Line | None) -> bool:
    """Whether a run of short lines is the headline of a new article rather than a section head."""
    if following is None or following.kind != "body":
        return False
    if _LEAD.match(following.text) or any(_is_byline(x) for x in run[1:]) or run[-1].text.startswith("——"):
        return True
    if _is_caption(now.body) and now.body[-1].finished:
        return True
    return run[0].gap >= 3 and now.body[-1].finished and len(run[0].text) >= 10


def _is_caption(body: list[_Line]) -> bool:
    return len(body) <= 2 and bool(_CAPTION.search(body[-1].text)) and not _LEAD.match(body[0].text)


def _is_byline(line: _Line) -> bool:
    if _OFFICE_LINE.match(line.text):
        return True
    return len(line.text) <= 24 and bool(_NAME_LINE.match(line.text)) and _looks_like_names(line.text)


def _looks_like_names(text: str) -> bool:
    if _TITLES.search(text):
        return True
    parts = re.split(r"[\s、]+", text)
    return all(2 <= len(p) <= 4 for p in parts) and (parts[0][0] in _surnames() or parts[0].endswith(("文", "轩", "宣")))


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    text = Path(__file__).with_name("surnames.txt").read_text(encoding="utf-8")
    return frozenset("".join(r for r in text.splitlines() if not r.startswith("#")).replace(" ", ""))


def _add_heads(draft: _Draft, run: list[_Line]) -> None:
    for i, line in enumerate(run):
        if (i or draft.heads) and _is_byline(line):
            draft.bylines.append(line)
        else:
            draft.heads.append(line)


def _article(page: Page, index: int, draft: _Draft) -> Article:
    title = " ".join(re.sub(r"\s+", " ", h.text) for h in draft.heads)
    authors = tuple(dict.fromkeys(_authors(draft)))
    body = _body(page, draft.body)
    date, confidence = _date(page, body.text)
    return Article(page, index, title, authors, _kind(draft), Passage.of(page, _spans(draft.heads)),
                   Passage.of(page, _spans(draft.bylines)), body, tuple(_fragments(page, draft.body)), date, confidence)


def _spans(lines: list[_Line]) -> Iterator[tuple[int, int]]:
    for i, line in enumerate(lines):
        yield line.start, line.end + (1 if i + 1 < len(lines) else 0)


def _body(page: Page, lines: list[_Line]) -> Passage:
    """Lines joined where a sentence goes on, parted by a real line break otherwise."""
    spans = []
    for line, after in zip(lines, [*lines[1:], None]):
        goes_on = after is not None and line.kind == "body" and after.kind == "body" and not line.finished
        spans.append((line.start, line.end + (0 if goes_on or after is None else 1)))
    return Passage.of(page, spans)


def _fragments(page: Page, lines: list[_Line]) -> Iterator[Span]:
    start, end = lines[0].start, lines[0].end
    for line in lines[1:]:
        if page.text[end:line.start].strip():
            yield Span(start, end)
            start = line.start
        end = line.end
    yield Span(start, end)


def _authors(draft: _Draft) -> Iterator[str]:
    inline = _INLINE_BYLINE.match(draft.body[0].text)
    if inline:
        yield from _names(inline.group(1))
    for line in draft.bylines:
        office = _OFFICE_LINE.match(line.text)
        yield from [office.group(1)] if office else _names(line.text)
    credit = _CREDIT_AT_END.search(draft.body[-1].text)
    if credit:
        yield from _names(credit.group(1))


def _names(text: str) -> list[str]:
    cleaned = _TITLES.sub(" ", text)
    return [n for n in re.split(r"[\s、,，/()（）]+", cleaned) if 2 <= len(n) <= 6]


def _kind(draft: _Draft) -> Kind:
    if any(_OFFICE_LINE.match(b.text) for b in draft.bylines):
        return "essay"
    if _is_caption(draft.body):
        return "caption"
    return "news" if _LEAD.match(draft.body[0].text) else "feature"


_YEAR = re.compile(r"(?<![0-9])((?:19[89]|20[0-4])[0-9])(?=年(?!底|末)|[-/.][01]?[0-9][-/.][0-3]?[0-9])")
_PLAN = re.compile(r"(?:到|至|—|-|力争|预计)\s*$")


def _date(page: Page, body: str) -> tuple[str, float]:
    if page.date:
        return page.date, 1.0
    named = re.search(r"(?<!\d)(20[0-4]\d)[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12]\d|3[01])(?!\d)", page.source)
    if named:
        return "-".join(named.groups()), 0.9
    return _latest_year(page.text) or ("", 0.0)


@lru_cache(maxsize=64)
def _latest_year(text: str) -> tuple[str, float] | None:
    """The latest year that the page speaks of as past or present."""
    found = [int(m.group(1)) for m in _YEAR.finditer(text) if not _PLAN.search(text[max(0, m.start() - 3):m.start()])]
    return (str(max(found)), 0.7) if found else None
