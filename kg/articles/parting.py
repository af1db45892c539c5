"""Articles too long to be one text: parted, so that no single page costs a build its time."""

from __future__ import annotations

from collections.abc import Iterator

from kg.articles.drafts import Draft
from kg.articles.lines import Paragraph
from kg.model import Span

LONGEST = 200_000
"""Characters of an article; a longer one is read in parts."""
_SENTENCE_ENDS = "。!?;"
_SEARCHED = 2_000
"""Characters before the limit in which a sentence's end is looked for."""


def parted(draft: Draft) -> list[Draft]:
    """An article as one, or in parts of at most ``LONGEST`` characters that end where a paragraph does.

    The first part keeps headline and byline. A paragraph that is itself too long is parted behind a sentence.
    """
    if sum(len(p.text) for p in draft.body) <= LONGEST:
        return [draft]
    bodies: list[list[Paragraph]] = [[]]
    room = LONGEST
    for piece in (piece for p in draft.body for piece in _pieces(p)):
        if len(piece.text) > room:
            bodies.append([])
            room = LONGEST
        bodies[-1].append(piece)
        room -= len(piece.text)
    draft.body, *others = (body for body in bodies if body)
    return [draft, *(Draft(body=body) for body in others)]


def _pieces(paragraph: Paragraph) -> Iterator[Paragraph]:
    text, at = paragraph.text, 0
    spans = iter(paragraph.spans)
    rest = next(spans)
    while at < len(text):
        end = _end_of_piece(text, at)
        taken, wanted = [], end - at
        while wanted:
            cut = min(rest.end, rest.start + wanted)
            taken.append(Span(rest.start, cut))
            wanted -= cut - rest.start
            rest = Span(cut, rest.end) if cut < rest.end else next(spans, rest)
        yield Paragraph(taken, text[at:end], paragraph.gap, paragraph.indent, paragraph.kind)
        at = end


def _end_of_piece(text: str, at: int) -> int:
    limit = at + LONGEST
    if len(text) <= limit:
        return len(text)
    sentence = max(text.rfind(sign, limit - _SEARCHED, limit) for sign in _SENTENCE_ENDS)
    return sentence + 1 if sentence > at else limit
