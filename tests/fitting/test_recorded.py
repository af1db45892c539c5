"""Signs of articles whose text stays outside."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import StopRun
from kg.evaluation.annotated import load_annotated
from kg.fitting.ranking import Choice
from kg.fitting.recorded import load, record
from kg.fitting.samples import judged, of_hosts, of_initiatives, of_pairs, of_types, readings
from kg.fitting.subjectpairs import of_reading
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
    known = load(tmp_path / "out")
    assert [s.signs for s in known.initiatives] == [s.signs for one in found for s in of_initiatives(one)]
    assert known.types == [s for one in found for s in of_types(one)]
    assert [s.signs for s in known.pairs] == [s.signs for one in found for s in of_pairs(one)]


def test_recorded_choices_are_those_of_the_articles(articles: Path, tmp_path: Path) -> None:
    record([articles], tmp_path / "out")
    known = load(tmp_path / "out")
    hosts, subjects = list[Choice](), list[Choice]()
    for part, (reading, gold) in enumerate(readings(TRAIN)):
        hosts += (choice for _, choice in of_hosts(reading, judged(reading, gold), part))
        subjects += (choice for choice in of_reading(reading, gold, part) if choice.as_found)
    assert [plain(choice) for _, choice in known.hosts] == [plain(choice) for choice in hosts]
    assert [plain(choice) for choice in known.subjects] == [plain(choice) for choice in subjects]
    assert any(choice.right for choice in subjects)


def plain(choice: Choice) -> tuple[int, list[tuple[str, ...]], list[bool]]:
    """A choice's part, and its candidates' signs and rightness."""
    return choice.part, [candidate.signs for candidate in choice.candidates], list(choice.right)


def test_each_recorded_article_has_its_address(articles: Path, tmp_path: Path) -> None:
    record([articles], tmp_path / "out")
    assert (tmp_path / "out" / "sources.tsv").read_text().count("owner/name") == len(TRAIN)


def test_no_stretch_of_the_articles_is_recorded(articles: Path, tmp_path: Path) -> None:
    record([articles], tmp_path / "out")
    signs = (tmp_path / "out" / "signs.txt").read_text(encoding="utf-8")
    texts = "".join("".join(one.text.split()) for one in TRAIN)
    stretches = {texts[i : i + 8] for i in range(len(texts))}
    assert not [signs[i : i + 8] for i in range(len(signs)) if signs[i : i + 8] in stretches]


def test_articles_without_addresses_are_refused(articles: Path, tmp_path: Path) -> None:
    (articles / "sources.tsv").unlink()
    with pytest.raises(StopRun, match="sources.tsv"):
        record([articles], tmp_path / "out")


def test_corpus_without_recorded_articles_has_no_samples(tmp_path: Path) -> None:
    assert load(tmp_path / "none") == ([], [], [], [], [])


def test_corpus_names_the_source_of_every_recorded_article() -> None:
    initiatives = load(CORPUS / "recorded").initiatives
    sources = (CORPUS / "recorded" / "sources.tsv").read_text(encoding="utf-8").splitlines()
    assert {s.article for s in initiatives} <= set(range(len(sources)))
    assert len(sources) >= 90
