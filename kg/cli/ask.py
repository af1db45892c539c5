"""``kg query`` and ``kg show``: what a graph says."""

from __future__ import annotations

from pathlib import Path

import click

from kg import terminal
from kg.cli.options import PATH
from kg.errors import KgError


@click.command()
@click.argument("graph", type=PATH, metavar="DIR|FILE")
@click.argument("query", required=False)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to print the answer. 输出格式",
)
@click.option("-p", "--param", multiple=True, metavar="NAME=VALUE", help="Value for a saved query. 预存查询的参数")
@click.option("--list", "listing", is_flag=True, help="List the saved queries. 列出预存查询")
@click.option(
    "--timeout",
    type=click.FloatRange(0, 10**6),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="Give up after so long; 0: never. 查询时限(秒)",
)
def query(graph: Path, query: str | None, *, form: str, param: tuple[str, ...], listing: bool, timeout: float) -> None:
    """Ask a graph: SPARQL text, a .rq file, or a saved query's name. 查询图谱。

    Other servers are not asked (SERVICE), and nothing is changed (LOAD, INSERT …). In CSV, cells that a
    spreadsheet would take for formulas begin with an apostrophe; JSON has every value as it is.
    """
    from kg import queries, store

    if listing or query is None:
        terminal.print_queries(queries.saved())
        return
    text = _sparql(query, param)
    answer = store.ask(graph, text, timeout=timeout or None)
    terminal.print_table(answer, form)


def _sparql(query: str, param: tuple[str, ...]) -> str:
    from kg import queries

    values = dict(_pair(p) for p in param)
    if query in queries.saved():
        return queries.load(query, **values)
    if query.endswith(".rq"):
        return _read(Path(query))
    if len(query.split()) < 2 and "{" not in query:
        raise KgError(f"no saved query {query!r}; there are: {', '.join(queries.saved())}")
    return query


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise KgError(f"--param {text}: write it as NAME=VALUE")
    return name, value


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise KgError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise KgError(f"{path}: not UTF-8 text; save the query as UTF-8") from None


@click.command()
@click.argument("graph", type=PATH, metavar="DIR")
@click.argument("name")
def show(graph: Path, name: str) -> None:
    """Everything known of one county, person or initiative. 查看一个名称的全部事实。"""
    from kg import show as showing
    from kg.store import load_store

    text = showing.describe(load_store(graph), name)
    with terminal.answering():
        click.echo(text)
