"""Paragraphs -> articles in the making: goes down the page and decides to whom each paragraph belongs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from kg.articles.boundaries import Seam, score
from kg.articles.bylines import signature
from kg.articles.columns import goes_on, latest, left_open, mark_headlines, mend
from kg.articles.drafts import Draft
from kg.articles.lines import Paragraph, is_jump, is_landing
from kg.articles.offices import dated_by_signer, is_signer, parted, signs_off
from kg.articles.placing import is_lead_in, place
from kg.articles.siblings import Siblings
from kg.articles.topics import Printed, repeated

_MOST_HEADS = 4
"""Lines of a headline with kicker and subtitle; more are a list."""


@dataclass(slots=True)
class Assembly:
    """The page while it is being read."""

    paragraphs: list[Paragraph]
    text: Printed
    """The page's text with half-width signs."""
    siblings: Siblings
    one_record: bool = False
    usual_gap: int = 1
    drafts: list[Draft] = field(default_factory=lambda: [Draft()])
    furniture: list[Paragraph] = field(default_factory=list)
    furniture_above: bool = False
    landing: bool = False
    """A note above says that the text below started elsewhere."""

    @property
    def now(self) -> Draft:
        """The article that is being read."""
        return self.drafts[-1]


def assemble(paragraphs: list[Paragraph], text: str, *, one_record: bool = False) -> Assembly:
    """Group a page's paragraphs (their ``kind`` set) into articles; what is in none is furniture."""
    printed = Printed(text)
    mark_headlines(paragraphs, printed)
    mend(paragraphs, printed)
    place(paragraphs)
    siblings = Siblings(p.text for p in paragraphs if p.kind == "short")
    page = Assembly(paragraphs, printed, siblings, one_record, _usual_gap(paragraphs))
    at = 0
    while at < len(paragraphs):
        if paragraphs[at].kind == "body":
            _take_body(page, at)
            at += 1
        else:
            end = _run_end(paragraphs, at)
            _take_run(page, at, end)
            at = end
    page.drafts = [d for d in page.drafts if d.body] or _only_short_lines(page)
    return page


def _usual_gap(paragraphs: list[Paragraph]) -> int:
    gaps = Counter(p.gap for p in paragraphs[1:] if p.gap and p.kind == "body")
    return min(gaps, key=lambda g: (-gaps[g], g)) if gaps else 1


def _run_end(paragraphs: list[Paragraph], at: int) -> int:
    while at < len(paragraphs) and paragraphs[at].kind != "body":
        at += 1
    return at


def _below(page: Assembly, at: int) -> list[Paragraph]:
    """The body paragraphs from ``at`` to the next short line, four at most."""
    end = at
    while end < min(len(page.paragraphs), at + 4) and page.paragraphs[end].kind == "body":
        end += 1
    return page.paragraphs[at:end]


def _only_short_lines(page: Assembly) -> list[Draft]:
    """A page without any full sentence: its lines are the text."""
    lines = [p for d in page.drafts for p in (*d.heads, *d.bylines)] + [p for p in page.furniture if p.kind == "short"]
    page.furniture = [p for p in page.furniture if p.kind != "short"]
    return [Draft(body=sorted(lines, key=lambda p: p.start))] if lines else []


# ---------------------------------------------------------------- body paragraphs


def _take_body(page: Assembly, at: int) -> None:
    paragraph, now = page.paragraphs[at], page.now
    furniture_above, page.furniture_above = page.furniture_above, False
    landing, page.landing = page.landing, False
    if not now.body or paragraph.row:
        now.add(paragraph)
    elif landing:
        _land(page, paragraph)
    elif is_lead_in(now.last):
        now.add(paragraph)
    elif goes_on(now, paragraph, page.text):
        now.extend(paragraph)
    elif earlier := left_open(page.drafts, _below(page, at), page.text):
        _return_to(page, earlier, paragraph)
    elif score(_bare_seam(page, at, furniture_above)) > 0:
        page.drafts.append(Draft())
        page.now.add(paragraph)
    else:
        now.add(paragraph)


def _return_to(page: Assembly, draft: Draft, paragraph: Paragraph) -> None:
    del page.drafts[-1 - next(i for i, d in enumerate(reversed(page.drafts)) if d is draft)]
    page.drafts.append(draft)
    if draft.is_open:
        draft.extend(paragraph)
    else:
        draft.add(paragraph)


def _land(page: Assembly, paragraph: Paragraph) -> None:
    """Text below 上接…版: the rest of an article of this page that jumped, else of one that started elsewhere."""
    near = list(latest(page.drafts))
    jumped = next((d for d in near if d.jumps), None) or next((d for d in near if d.is_open), None)
    if jumped:
        jumped.jumps = False
        _return_to(page, jumped, paragraph)
    else:
        page.drafts.append(Draft(body=[]))
        page.now.add(paragraph)


def _bare_seam(page: Assembly, at: int, furniture_above: bool) -> Seam:
    below, credit = _below(page, at), _credit_after(page, at)
    return Seam(
        page.now,
        [],
        [credit] if credit else [],
        below[:1] if credit else below,
        page.usual_gap,
        furniture_above,
        one_record=page.one_record,
    )


def _credit_after(page: Assembly, at: int) -> Paragraph | None:
    """A photo credit on the line below a paragraph."""
    after = page.paragraphs[at + 1] if at + 1 < len(page.paragraphs) else None
    found = signature(after.text) if after and after.kind == "short" else None
    return after if found and found.credit else None


# ---------------------------------------------------------------- short lines


def _take_run(page: Assembly, at: int, end: int) -> None:
    """Short lines, labels and furniture between two body paragraphs."""
    run, below = _signer_taken(page, page.paragraphs[at:end]), _below(page, end)
    page.furniture += [p for p in run if p.kind == "furniture"]
    page.furniture_above |= any(p.kind != "short" for p in run)
    page.landing |= any(is_landing(p.text) for p in run)
    page.now.jumps |= bool(page.now.body) and any(is_jump(p.text) for p in run)
    lines = _signed_off(page, [p for p in run if p.kind != "furniture"])
    lines = _without_labels(page, lines, below)
    if lines and below:
        apart, heads = _last_group(page, lines, run, below)
        _close(page, apart)
        _place_heads(page, heads, below)
    elif lines and page.now.body:
        _close(page, lines)
    else:
        page.now.add_heads(lines)


def _signer_taken(page: Assembly, run: list[Paragraph]) -> list[Paragraph]:
    """The lines below a notice without the office that signs it and its date, which are part of its text."""
    if not page.now.body or page.now.is_open or not (page.now.is_notice or dated_by_signer(run)):
        return run
    taken = 0
    while taken < min(2, len(run)) and run[taken].kind != "body" and is_signer(run[taken].text):
        if run[taken].kind == "short":
            page.siblings.drop(run[taken].text)
        run[taken].kind = "body"
        page.now.add(run[taken])
        taken += 1
    return run[taken:]


def _signed_off(page: Assembly, lines: list[Paragraph]) -> list[Paragraph]:
    """The lines without those at their start that sign the article above."""
    signed = 0
    while signed < len(lines) and page.now.body and lines[signed].kind == "short" and _signs(page.now, lines[signed]):
        page.now.bylines.append(lines[signed])
        page.now.signoffs.append(lines[signed])
        signed += 1
    return lines[signed:]


def _signs(draft: Draft, line: Paragraph) -> bool:
    found = signature(line.text)
    if signs_off(line.text):
        return not draft.is_open
    return found is not None and not draft.is_open and (found.sure or len(found.names) == 1 and not draft.is_signed)


def _without_labels(page: Assembly, lines: list[Paragraph], below: list[Paragraph]) -> list[Paragraph]:
    """The lines without names of columns, unless one of these is all that can be the headline."""
    rest = [p for p in lines if p.kind == "short"]
    if below and not page.now.body and not page.now.heads and all(signature(p.text) for p in rest):
        last = [p for p in lines if p.kind == "label" and p.gap <= page.usual_gap][-1:]
        rest = [p for p in lines if p.kind == "short" or p in last]
    kept = {id(p) for p in rest}
    page.furniture += [p for p in lines if id(p) not in kept]
    return rest


def _last_group(
    page: Assembly, lines: list[Paragraph], run: list[Paragraph], below: list[Paragraph]
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Lines that stand apart from the text below, and those right above it."""
    order = {id(p): i for i, p in enumerate(run)}
    for k in range(len(lines) - 1, 0, -1):
        follows = lines[k + 1].gap if k + 1 < len(lines) else below[0].gap
        furniture_between = order[id(lines[k])] - order[id(lines[k - 1])] > 1
        if furniture_between or lines[k].gap > max(page.usual_gap, follows):
            return lines[:k], lines[k:]
    cut = max(0, len(lines) - _MOST_HEADS) if page.now.body else 0
    return lines[:cut], lines[cut:]


def _place_heads(page: Assembly, lines: list[Paragraph], below: list[Paragraph]) -> None:
    """A new article's headline, or section heads of the article above?"""
    lines = _title_below(page, lines, below)
    heads, bylines = parted(lines)
    now, above, page.furniture_above = page.now, page.furniture_above, False
    page.landing = False
    if not now.body:
        now.add_heads(heads)
        now.bylines += bylines
        return
    if score(Seam(now, heads or bylines, bylines, below, page.usual_gap, above, page.siblings, page.one_record)) > 0:
        page.drafts.append(Draft.headed(heads, bylines))
    elif heads and _titles_above(now, heads, below):
        now.add_heads(heads)
        now.bylines += bylines
    else:
        _add_sections(now, heads, bylines)


def _add_sections(draft: Draft, heads: list[Paragraph], bylines: list[Paragraph]) -> None:
    for line in (*heads, *bylines):
        found = signature(line.text)
        if line in bylines and found and found.sure:
            draft.bylines.append(line)
        else:
            draft.add(line)
            draft.sections.append(line.text)


def _titles_above(draft: Draft, heads: list[Paragraph], below: list[Paragraph]) -> bool:
    """Whether a headline stands below its article: the article has none, and its first lines use the same words."""
    words = " ".join(h.text for h in heads)
    here = repeated(words, below[0].text) if below else 0.0
    return not draft.heads and bool(draft.body) and repeated(words, draft.body[0].text) > max(0.4, here)


def _title_below(page: Assembly, lines: list[Paragraph], below: list[Paragraph]) -> list[Paragraph]:
    """The lines without the headline of the article above, where it is set below its text."""
    if len(lines) < 2 or not _titles_above(page.now, lines[:1], below):
        return lines
    end, lead = 1, " ".join(p.text for p in below)[:300]
    while end < min(3, len(lines) - 1):
        words, rest = lines[end].text, " ".join(line.text for line in lines[end + 1 :])
        if signature(words) or repeated(words, lead) or not repeated(rest, lead):
            break
        end += 1
    page.now.add_heads(lines[:end])
    return lines[end:]


def _close(page: Assembly, lines: list[Paragraph]) -> None:
    """Lines after an article that open no new one: its headline set below it, the end of a list, or furniture."""
    now = page.now
    if lines and now.body and _titles_above(now, lines, []):
        now.add_heads(lines)
    elif lines and now.body and lines[0].gap <= page.usual_gap and _is_list(now, lines):
        for line in lines:
            now.add(line)
    else:
        page.furniture += lines


def _is_list(draft: Draft, lines: list[Paragraph]) -> bool:
    return len(lines) >= 3 or bool(re.search(r"[:;、]$|名单|如下", draft.last))
