"""Arguments and options that several commands share."""

from __future__ import annotations

import sys
from pathlib import Path

import click

PATH = click.Path(path_type=Path, readable=False)  # what cannot be read is reported, and costs nothing else


def _accepted() -> float:
    """The confidence from which on a fact enters the graph."""
    from kg.model import ACCEPTED

    return ACCEPTED


MIN_CONFIDENCE = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=_accepted,
    show_default="0.3",
    help="Facts below it stay out of the graph, in facts.csv only. 低于此置信度的事实不入图",
)


def text_of(text: str) -> str:
    """The argument itself, a file's content, or standard input for "-"."""
    if text == "-":
        from kg.pages.text import decode

        return decode(sys.stdin.buffer.read())
    if _is_file(text):
        from kg.pages import read

        left_out: list[str] = []
        pages = list(read([Path(text)], on_skip=lambda source, reason: left_out.append(f"{source}: {reason}")))
        click.echo("".join(f"{line}\n" for line in left_out), err=True, nl=False)
        return "\n".join(page.text for page in pages)
    return text


def _is_file(text: str) -> bool:
    """Whether an argument is a file's name; a text of more bytes than a name may have is none."""
    try:
        return "\n" not in text and Path(text).is_file()
    except (OSError, ValueError):
        return False


def iso_date(ctx: click.Context, option: click.Parameter, value: str) -> str:
    """A date or part of one, as given."""
    from datetime import datetime

    try:
        if value:
            datetime.strptime(value + {4: "-01-01", 7: "-01"}.get(len(value), ""), "%Y-%m-%d")
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as 2022-08-02, 2022-08 or 2022") from None
    return value


TEXT_HELP = "TEXT is the text itself, a file, or - for standard input."
