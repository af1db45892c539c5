"""Articles of a built graph, found again."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli import main
from kg.entities import article_id
from kg.errors import StopRun
from kg.exports import pages, write_all
from kg.reopening import article_of

FIRST = "云和县举办豆腐文化节\n本报讯 8月2日,浙江省云和县举办首届豆腐文化节,吸引参展商40家。\n"
SECOND = "云和县开展厕所革命\n本报讯 8月3日,浙江省云和县开展厕所革命,改造公厕30座。\n"


@pytest.fixture
def graph(tmp_path: Path) -> tuple[kg.Graph, Path]:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text(SECOND, encoding="utf-8")
    built = kg.build(tmp_path / "in")
    write_all(built, tmp_path / "out")
    return built, tmp_path / "out"


def test_pages_are_read_back_as_they_were(graph: tuple[kg.Graph, Path]) -> None:
    built, folder = graph
    assert list(map(asdict, pages.load(folder / pages.filename))) == list(map(asdict, built.pages))


def test_quotes_are_slices_of_the_written_pages(graph: tuple[kg.Graph, Path]) -> None:
    built, folder = graph
    texts = {page.source: page.text for page in pages.load(folder / pages.filename)}
    assert built.facts
    for fact in built.facts:
        assert texts[fact.page][int(fact.start) : int(fact.end)].replace("\n", "") == fact.quote


@pytest.mark.parametrize(
    "wanted", ["云和县举办豆腐文化节", "豆腐 文化节", "https://w3id.org/xianzhi/id/article/a.txt/11"]
)
def test_article_is_found_by_headline_part_of_it_or_iri(graph: tuple[kg.Graph, Path], wanted: str) -> None:
    built, folder = graph
    found = article_of(folder, wanted)
    assert (found.title, found.body.text) == (built.articles[0].title, built.articles[0].body.text)
    assert article_id(found) == "article/a.txt/11"


def test_words_of_two_headlines_are_refused_with_both(graph: tuple[kg.Graph, Path]) -> None:
    with pytest.raises(StopRun, match="2 articles fit.*豆腐文化节.*厕所革命"):
        article_of(graph[1], "云和县")


def test_no_such_article_is_said_so(graph: tuple[kg.Graph, Path]) -> None:
    with pytest.raises(StopRun, match="no article is called '马拉松'"):
        article_of(graph[1], "马拉松")


def test_folder_without_a_build_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match=r"no pages\.jsonl there"):
        article_of(tmp_path, "云和县")


def test_command_explains_an_article_of_a_graph(graph: tuple[kg.Graph, Path]) -> None:
    result = CliRunner().invoke(main, ["why", str(graph[1]), "厕所革命"])
    assert result.exit_code == 0
    assert "公厕 30座" in result.output
    assert "豆腐" not in result.output
