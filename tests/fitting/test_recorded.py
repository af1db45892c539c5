"""Signs of articles whose text stays outside."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import StopRun
from kg.evaluation.annotated import load_annotated
from kg.fitting.recorded import load, record
from kg.fitting.samples import judged, of_initiatives, of_types, readings
from tests.conftest import ROOT

CORPUS = ROOT / "corpus"
TRAIN = load_annotated(CORPUS, "train")[:3]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Three annotated articles with their addresses."""
    for one in TRAIN:
        shutil.copy(CORPUS / "articles" / one.name, tmp_path / one.name)
    (tmp_path / "sources.tsv").write_text("".join(f"{a.name}\towner/name\tpages/{a.name}\n" for a in TRAIN))
    return tmp_path


def test_recorded_samples_are_those_of_the_articles(articles: Path, tmp_path: Path) -> None:
    assert record([articles], tmp_path / "out") == len(TRAIN)
    found = [judged(*each) for each in readings(TRAIN)]
    initiatives, types = load(tmp_path / "out")
    assert [s.signs for s in initiatives] == [s.signs for one in found for s in of_initiatives(one)]
    assert types == [s for one in found for s in of_types(one)]


def test_each_recorded_article_has_its_address(articles: Path, tmp_path: Path) -> None:
    record([articles], tmp_path / "out")
    assert (tmp_path / "out" / "sources.tsv").read_text().count("owner/name") == len(TRAIN)


def test_no_sentence_of_the_articles_is_recorded(articles: Path, tmp_path: Path) -> None:
    record([articles], tmp_path / "out")
    longest = max((tmp_path / "out" / "signs.txt").read_text(encoding="utf-8").splitlines(), key=len)
    assert len(longest) < 50


def test_articles_without_addresses_are_refused(articles: Path, tmp_path: Path) -> None:
    (articles / "sources.tsv").unlink()
    with pytest.raises(StopRun, match="sources.tsv"):
        record([articles], tmp_path / "out")


def test_corpus_without_recorded_articles_has_no_samples(tmp_path: Path) -> None:
    assert load(tmp_path / "none") == ([], [])


def test_corpus_names_the_source_of_every_recorded_article() -> None:
    initiatives, _ = load(CORPUS / "recorded")
    sources = (CORPUS / "recorded" / "sources.tsv").read_text(encoding="utf-8").splitlines()
    assert {s.article for s in initiatives} <= set(range(len(sources)))
    assert len(sources) >= 90
