"""``kg why`` and its views: what a text names, and what became of it."""

from __future__ import annotations

from pathlib import Path

import click

from kg import terminal
from kg.cli.options import TEXT_HELP, iso_date, text_of


@click.command(epilog=TEXT_HELP)
@click.argument("text")
@click.option("--title", default="", help="Headline of the text. 标题")
def places(text: str, title: str) -> None:
    """Which places a text names, linked to their codes, and why. 识别地名。"""
    from kg.why.places import explain

    terminal.print_explained(explain(text_of(text), title=title))


@click.command(epilog=TEXT_HELP)
@click.argument("text")
@click.option("--title", default="", help="Headline of the text. 标题")
def people(text: str, title: str) -> None:
    """Who holds what, and why we think so. 识别人物与职务。"""
    from kg.why.people import explain

    terminal.print_explained(explain(text_of(text), title=title))


@click.command(epilog=TEXT_HELP)
@click.argument("text")
@click.option("--title", default="", help="Headline of the text. 标题")
@click.option("--date", default="", callback=iso_date, help="Day, month or year of publication (2022-08-02). 发表日期")
def initiatives(text: str, title: str, date: str) -> None:
    """What is carried out by whom and when, and by which rule it was found. 识别举措。"""
    from kg.why.initiatives import explain

    rows = explain(text_of(text), title=title, date=date)
    terminal.print_explained({name: terminal.cell(value) for name, value in row.items()} for row in rows)


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
    from kg.model import Article
    from kg.why import candidates

    if article:
        from kg.reopening import article_of

        found = candidates(article_of(Path(text), article))
    else:
        found = candidates(Article.of_text(text_of(text), title=title, date=date))
    terminal.print_candidates(found, signs=signs)
