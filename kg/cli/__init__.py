"""Thin commands: parse, call, print; one file a group of commands. 瘦命令行: 解析、调用、打印。"""

from __future__ import annotations

import click

from kg import __version__
from kg.cli.ask import query, show
from kg.cli.build import build
from kg.cli.check import evaluate, validate
from kg.cli.compare import diff
from kg.cli.explain import initiatives, people, places, why
from kg.outcomes import Commands


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


for command in (build, query, show, diff, why, places, people, initiatives, validate, evaluate):
    main.add_command(command)
