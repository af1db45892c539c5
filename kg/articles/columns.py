"""Sentences that a column break cuts, and articles that another one interrupts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.articles.bylines import is_dateline, signature
from kg.articles.drafts import WORDING, Draft, is_finished
from kg.articles.lines import Paragraph, is_jump
from kg.articles.listrows import begins_row
from kg.articles.topics import Printed, counties, related, repeated, share

_NEAR = 40
"""Articles that are looked back at; no page of a newspaper has more."""
_HANGING = re.compile(r"[,、(“《‘\-—·]$|、[\u4e00-\u9fff]$|[的和与及在将为是以从向对把被让使于并或]$")
_MIDDLE = re.compile(r"^[,。、;:!?)”》’%]|^[的了着们等及和与]")
_OPENING = re.compile(
    r"^(?:(?:19|20)\d\d年|\d{1,2}月\d{1,2}日|近年来|近日|日前|今年|去年|同时|此外|截至|“|据|一是|二是|三是"
    r"|首先|其次)"
)


def continuation(before: str, after: str, page: Printed) -> float:
    """How well one stretch of text reads on into another; above 0 it does.

    Args:
        before: an unfinished paragraph.
        after: what may continue it.
        page: the page's text, whose words tell whether the characters at the break belong together.
    """
    total = 0.5 * (len(before) > 25) + 0.5 * (len(after) > 25)
    total += 2 * bool(_HANGING.search(before[-3:])) + 4 * bool(_MIDDLE.match(after)) - 1.5 * bool(_OPENING.match(after))
    total += 2 * _is_open(before) + 2 * _closes(after)
    total += 1.5 * (before[-1:] + after[:1] in page)
    total += before[-2:] + after[:1] in page or before[-1:] + after[:2] in page
    return total - 6 * is_dateline(after) - 2 * (len(after) <= 30 and " " in after)


def goes_on(draft: Draft, paragraph: Paragraph, page: Printed) -> bool:
    """Whether a paragraph ends the sentence that an article breaks off in; rows of lists stand for themselves."""
    if not draft.is_open or draft.body[-1].row or begins_row(paragraph.text):
        return False
    return continuation(draft.last, paragraph.text, page) > 0


def _is_open(text: str) -> bool:
    """Whether a quotation or bracket is open at the end."""
    return any(text.count(a) > text.count(b) for a, b in ("“”", "()", "《》"))


def _closes(text: str) -> bool:
    """Whether a quotation or bracket ends that did not start here."""
    return any(0 <= text.find(b) < (text.find(a) if a in text else len(text)) for a, b in ("“”", "()", "《》"))


def mend(paragraphs: list[Paragraph], page: Printed) -> None:
    """Mark as running text the short lines that are one end of a sentence which a column break cut."""
    for before, after in pairwise(paragraphs):
        if before.kind == "short" and (
            is_jump(after.text)
            and not signature(before.text)
            or after.kind == "body"
            and _runs_on(before.text, after.text, page)
        ):
            before.kind = "body"
    for before, after in pairwise(paragraphs):
        cut = before.kind == "body" and after.kind == "short" and not is_finished(before.text)
        if cut and not signature(after.text) and continuation(before.text, after.text, page) > 2:
            after.kind = "body"


def mark_headlines(paragraphs: list[Paragraph], page: Printed) -> None:
    """Mark as short the long headlines that their pauses made look like text: 踏青、赏花、采茶……文化节启幕."""
    for i, (paragraph, below) in enumerate(pairwise(paragraphs)):
        closed = i == 0 or paragraphs[i - 1].kind != "body" or is_finished(paragraphs[i - 1].text)
        if closed and paragraph.kind == below.kind == "body" and _heads(paragraph.text, below.text, page):
            paragraph.kind = "short"


def _heads(text: str, below: str, page: Printed) -> bool:
    """Whether a text without an end is the headline of the text below, which repeats its words."""
    if len(text) > 45 or re.search(r"[;:,、]$|。", text) or is_finished(text) or is_dateline(text):
        return False
    return repeated(text, below) > 0.4 and continuation(text, below, page) <= 1.5


def _runs_on(short: str, text: str, page: Printed) -> bool:
    """Whether a short line is the start of a sentence that the text below continues, not its headline."""
    if len(short) < 8 or signature(short):
        return False
    spaced = 2 * (" " in short) + 1.5 * short.startswith("—")
    punctuated = 0.5 * min(2, len(re.findall(r"[,、]", short)))
    titled = 3 * (repeated(short, text) > 0.35 and not _HANGING.search(short))
    return continuation(short, text, page) + punctuated - spaced - titled > 2.5


def latest(drafts: list[Draft]) -> Iterator[Draft]:
    """The articles near the end of the page as far as it has been read, the last one first."""
    yield from reversed(drafts[-_NEAR:])


def left_open(drafts: list[Draft], below: list[Paragraph], page: Printed) -> Draft | None:
    """The earlier article that paragraphs without a headline go back to, or None.

    Either one whose last sentence was left open where another article began, or the one that a
    photograph with its caption interrupted.
    """
    now = drafts[-1]
    interrupted = now.is_photo and not now.heads
    candidates = (d for d in latest(drafts[-_NEAR - 1 : -1]) if d.body and (interrupted or d.is_open))
    return next((d for d in candidates if _resumes(d, now, below, page)), None)


def _resumes(draft: Draft, now: Draft, below: list[Paragraph], page: Printed) -> bool:
    text = below[0].text
    if is_dateline(text):
        return False
    if not draft.is_open:
        return _kinship(draft, text) >= 1.5
    nearer = _kinship(now, text)
    ahead = text if nearer else "\n".join(p.text for p in below[:2])
    enough = 1.0 if now.is_photo else 2.5
    return continuation(draft.last, text, page) + _kinship(draft, ahead) - nearer > enough


def _kinship(draft: Draft, text: str) -> float:
    return 1.5 * related(counties(text), draft.counties) + min(2.0, 30 * share(text[:400], draft.wordings, WORDING))
