"""Thin commands: parse, call, print. 瘦命令行: 解析、调用、打印。"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg import __version__, terminal
from kg.errors import KgError
from kg.outcomes import DONE, Commands

_PATH = click.Path(path_type=Path, readable=False)  # what cannot be read is reported, and costs nothing else


def _accepted() -> float:
    """The confidence from which on a fact enters the graph."""
    from kg.model import ACCEPTED

    return ACCEPTED


_MIN_CONFIDENCE = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=_accepted,
    show_default="0.5",
    help="Facts below it stay out of the graph, in facts.csv only. 低于此置信度的事实不入图",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
@click.option("--debug", is_flag=True, envvar="XIANZHI_DEBUG", help="Show where an error arose. 显示错误位置")
def main(*, debug: bool) -> None:
    """Knowledge graphs from Chinese local news. 县志: 从地方新闻到知识图谱。

    \b
    kg build seeds -o output                 pages in, graph out    建图
    kg query output counties-by-initiative   ask the graph          查询
    kg show output 老旧小区改造              all about one name     查看
    """
    if debug:
        import logging

        logging.basicConfig(format="%(message)s")
        logging.getLogger("kg").setLevel(logging.DEBUG)


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=_PATH)
@click.option(
    "-o", "--output", type=_PATH, default=Path("output"), show_default=True, help="Folder for the results. 输出目录"
)
@click.option("--base", default=None, help="Namespace of the entities' IRIs. 实体命名空间")
@_MIN_CONFIDENCE
@click.option(
    "--concepts",
    type=_PATH,
    default=None,
    metavar="FILE",
    help="Table of programmes of your own, columns as in kg/concepts.tsv. 另加的全国性工作表",
)
@click.option("--strict", is_flag=True, help="Stop where a rule is broken or the program fails. 有违规或出错即停")
@click.option("--text-column", default=None, help="CSV/JSONL: column of the text. 正文列")
@click.option("--title-column", default=None, help="CSV/JSONL: column of the headline. 标题列")
@click.option("--date-column", default=None, help="CSV/JSONL: column of the publication date. 日期列")
@click.option("--source-column", default=None, help="CSV/JSONL: column of the newspaper. 来源列")
@click.option("--url-column", default=None, help="CSV/JSONL: column of the address. 网址列")
@click.option("--authors-column", default=None, help="CSV/JSONL: column of the authors. 作者列")
@click.pass_context
def build(
    ctx: click.Context,
    *,
    inputs: tuple[Path, ...],
    output: Path,
    base: str | None,
    min_confidence: float,
    concepts: Path | None,
    strict: bool,
    **columns: str | None,
) -> None:
    """Build a graph from pages (files, folders, .zip). 从报纸版面构建知识图谱。

    Writes graph.ttl, graph.html, facts.csv, pages.jsonl, rejected.csv and report.json. Exit code 0: all is well; 1:
    built, but something was skipped or rejected; 2: not built; 3: not built, by a mistake of ours. A second build into
    the same folder waits for 2 seconds and is then refused.
    """
    import gc

    from kg import api, exports
    from kg.entities import BASE

    gc.set_threshold(200_000, 50)  # what a build makes, it keeps: looking for garbage often is in vain
    given = {name.removesuffix("_column"): value for name, value in columns.items() if value}
    with exports.claimed(output) as claim, terminal.progress() as watch:
        graph = api.build(
            list(inputs),
            base=BASE if base is None else base,
            min_confidence=min_confidence,
            concepts=concepts,
            watch=watch,
            strict=strict,
            output=output,
            **given,
        )
        watch("write", 0, 1)
        files = exports.write_all(graph, claim)
    ctx.meta[DONE] = 1 if graph.skipped or graph.quarantined else 0
    try:
        with terminal.answering():
            terminal.print_summary(graph, files)
    except KgError as error:  # the files stand all the same
        click.echo(f"kg: {error}; all files are written 文件均已写出", err=True)
    ctx.exit(ctx.meta[DONE])


@main.command()
@click.argument("graph", type=_PATH, metavar="DIR|FILE")
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
    answer = store.query(store.load_store(graph), text, timeout=timeout or None, apart=True)
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


@main.command()
@click.argument("file", type=_PATH)
@click.option("--shapes", type=_PATH, default=None, help="Another SHACL file. 另用形状文件")
def validate(file: Path, shapes: Path | None) -> None:
    """Check a graph file against the SHACL shapes. 校验图谱。

    Exit code 0: it conforms; 1: it does not.
    """
    from kg import store, validate

    violations = validate.validate_file(store.graph_file(file), shapes=shapes)
    found = "conforms 符合" if not violations else f"{len(violations)} violations 处违规"
    with terminal.answering():
        for violation in violations:
            click.echo(terminal.inert(str(violation), lines=True))
        click.echo(f"{terminal.inert(str(file))}: {found}")
    sys.exit(1 if violations else 0)


@main.command()
@click.argument("gold", type=_PATH, metavar="GOLD_DIR")
@click.argument("graph", type=_PATH, metavar="[GRAPH]", required=False)
@click.option("--split", default="", help="Of a corpus: train, dev or test. 语料划分")
@_MIN_CONFIDENCE
@click.option("--pages", type=_PATH, default=None, help="Folder of the page files that the gold names. 版面文件目录")
@click.option(
    "--errors", type=int, default=0, metavar="N", help="List N misses and N false finds a metric. 列出漏检和误检"
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON. 输出 JSON")
def evaluate(
    gold: Path,
    graph: Path | None,
    *,
    split: str,
    min_confidence: float,
    pages: Path | None,
    errors: int,
    as_json: bool,
) -> None:
    """Score a graph against gold files, or the program against annotated articles. 用标准答案评测。

    With GRAPH: GOLD_DIR holds gold files (*.json) of the pages that it was built from. Without: GOLD_DIR is a corpus
    (corpus/README.md) or a folder of annotated articles, which are built in memory and compared.
    """
    if graph is None:
        from kg.judging import judge

        report = judge(gold, split, min_confidence=min_confidence)
    else:
        from kg.evaluation.report import evaluate as compare_files
        from kg.store import graph_file

        report = compare_files(gold, pages, graph_file(graph))
    click.echo(report.to_json() if as_json else report.table())
    if errors:
        click.echo(report.errors(errors))


@main.command()
@click.argument("graph", type=_PATH, metavar="DIR")
@click.argument("name")
def show(graph: Path, name: str) -> None:
    """Everything known of one county, person or initiative. 查看一个名称的全部事实。"""
    from kg import show as showing
    from kg.store import load_store

    text = showing.describe(load_store(graph), name)
    with terminal.answering():
        click.echo(text)


def _text_of(text: str) -> str:
    """The argument itself, a file's content, or standard input for "-"."""
    if text == "-":
        from kg.pages.text import decode

        return decode(sys.stdin.buffer.read())
    if len(text) < 200 and Path(text).is_file():
        from kg.pages import read

        left_out: list[str] = []
        pages = list(read([Path(text)], on_skip=lambda source, reason: left_out.append(f"{source}: {reason}")))
        click.echo("".join(f"{line}\n" for line in left_out), err=True, nl=False)
        return "\n".join(page.text for page in pages)
    return text


def _iso_date(ctx: click.Context, option: click.Parameter, value: str) -> str:
    """A date or part of one, as given."""
    from datetime import datetime

    try:
        if value:
            datetime.strptime(value + {4: "-01-01", 7: "-01"}.get(len(value), ""), "%Y-%m-%d")
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as 2022-08-02, 2022-08 or 2022") from None
    return value


_TEXT_HELP = "TEXT is the text itself, a file, or - for standard input."


@main.command(epilog=_TEXT_HELP)
@click.argument("text")
@click.option("--title", default="", help="Headline of the text. 标题")
def places(text: str, title: str) -> None:
    """Which places a text names, linked to their codes, and why. 识别地名。"""
    from kg.why.places import explain

    terminal.print_explained(explain(_text_of(text), title=title))


@main.command(epilog=_TEXT_HELP)
@click.argument("text")
@click.option("--title", default="", help="Headline of the text. 标题")
def people(text: str, title: str) -> None:
    """Who holds what, and why we think so. 识别人物与职务。"""
    from kg.why.people import explain

    terminal.print_explained(explain(_text_of(text), title=title))


@main.command(epilog=_TEXT_HELP)
@click.argument("text")
@click.option("--title", default="", help="Headline of the text. 标题")
@click.option("--date", default="", callback=_iso_date, help="Day, month or year of publication (2022-08-02). 发表日期")
def initiatives(text: str, title: str, date: str) -> None:
    """What is carried out by whom and when, and by which rule it was found. 识别举措。"""
    from kg.why.initiatives import explain

    rows = explain(_text_of(text), title=title, date=date)
    terminal.print_explained({name: terminal.cell(value) for name, value in row.items()} for row in rows)


@main.command(epilog=_TEXT_HELP + " With ARTICLE, TEXT is the folder of a built graph.")
@click.argument("text", metavar="TEXT|DIR")
@click.argument("article", default="", metavar="[ARTICLE]")
@click.option("--title", default="", help="Headline of the text. 标题")
@click.option("--date", default="", callback=_iso_date, help="Day, month or year of publication (2022-08-02). 发表日期")
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
        found = candidates(Article.of_text(_text_of(text), title=title, date=date))
    terminal.print_candidates(found, signs=signs)
