"""``kg why`` and its views: what a text names, and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import terminal
from kg.cli.options import TEXT_HELP, iso_date, text_of

if TYPE_CHECKING:
    from kg.rules.trace import Candidate


@click.command(epilog=TEXT_HELP)
@click.argument("text")
@click.option("--title", default="", help="Headline of the text. 标题")
def places(text: str, title: str) -> None:
    """Which places a text names, linked to their codes, and why. 识别地名。"""
    from kg.why.views import places as view

    terminal.print_explained(view(_candidates(text, title=title)))


@click.command(epilog=TEXT_HELP)
@click.argument("text")
@click.option("--title", default="", help="Headline of the text. 标题")
def people(text: str, title: str) -> None:
    """Who holds what, and why we think so. 识别人物与职务。"""
    from kg.why.views import people as view

    terminal.print_explained(view(_candidates(text, title=title)))


@click.command(epilog=TEXT_HELP)
@click.argument("text")
@click.option("--title", default="", help="Headline of the text. 标题")
@click.option("--date", default="", callback=iso_date, help="Day, month or year of publication (2022-08-02). 发表日期")
def initiatives(text: str, title: str, date: str) -> None:
    """What is carried out by whom and when, and by which rule it was found. 识别举措。"""
    from kg.why.views import initiatives as view

    terminal.print_explained(view(_candidates(text, title=title, date=date)))


@click.command(epilog=TEXT_HELP + " With ARTICLE, TEXT is the folder of a built graph.")
@click.argument("text", metavar="TEXT|DIR")
@click.argument("article", default="", metavar="[ARTICLE]")
@click.option("--title", default="", help="Headline of the text. 标题")
@click.option("--date", default="", callback=iso_date, help="Day, month or year of publication (2022-08-02). 发表日期")
@click.option("--signs", is_flag=True, help="Also what spoke for and against each, in log odds. 列出各项权重")
def why(*, text: str, article: str, title: str, date: str, signs: bool) -> None:
    """What a text may state, by which rule, how sure that is, and why the rest was left out. 逐条说明取舍。

    ARTICLE is an article of the graph in DIR: words of its headline, or its IRI.
    """
    if article:
        from kg.reopening import article_of
        from kg.why import candidates

        found = candidates(article_of(Path(text), article))
    else:
        found = _candidates(text, title=title, date=date)
    terminal.print_candidates(found, signs=signs)


def _candidates(text: str, *, title: str, date: str = "") -> list[Candidate]:
    from kg.model import Article
    from kg.why import candidates

    return candidates(Article.of_text(text_of(text), title=title, date=date))
