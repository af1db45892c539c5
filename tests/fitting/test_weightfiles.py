"""``make fit`` on a small part of the corpus."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import StopRun
from kg.evaluation.annotated import load_annotated, splits
from kg.fitting.logistic import Sample, fit, log_loss, probabilities
from kg.fitting.samples import judged, of_initiatives, readings
from kg.fitting.weightfiles import fit_all
from tests.conftest import ROOT, SEEDS

CORPUS = ROOT / "corpus"
GOLD = ROOT / "tests" / "gold"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty articles of the train split, ten of them as its dev split."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "articles").mkdir()
    chosen = [a.name for a in load_annotated(CORPUS, "train")[:150:5]]
    for name in chosen:
        shutil.copy(CORPUS / "articles" / name, folder / "articles" / name)
    lines = (f"{name}\t{'train' if i % 3 else 'dev'}\n" for i, name in enumerate(chosen))
    (folder / "splits.tsv").write_text("".join(lines))
    return folder


def test_two_fits_give_the_same_bytes(small: Path, tmp_path: Path) -> None:
    said: list[str] = []
    for name in ("one", "two"):
        fit_all(small, GOLD, SEEDS, say=said.append, into=tmp_path / name)
    written = [{p.name: p.read_bytes() for p in (tmp_path / n).rglob("*.tsv")} for n in ("one", "two")]
    assert written[0] == written[1]
    assert {"weights.tsv", "types.tsv"} <= set(written[0])
    assert any("dev" in line for line in said)


def test_a_candidate_is_right_where_its_label_is_annotated(small: Path) -> None:
    samples = [s for reading, gold in readings(load_annotated(small)) for s in of_initiatives(judged(reading, gold))]
    share = sum(s.right for s in samples) / len(samples)
    assert len(samples) > 60
    assert 0.2 < share < 0.8


def test_fitted_weights_tell_right_from_wrong() -> None:
    samples = [Sample(("good", "seen"), True)] * 30 + [Sample(("bad", "seen"), False)] * 30
    weights = fit(samples)
    assert weights["good"] > 0 > weights["bad"]
    assert log_loss(samples, weights) < log_loss(samples, {"always": 0.0})
    assert probabilities([Sample(("good",), True)], weights)[0] > 0.6


def test_a_rare_sign_gets_no_weight() -> None:
    samples = [Sample(("good",), True)] * 30 + [Sample(("bad",), False)] * 30 + [Sample(("rare",), True)] * 3
    assert "rare" not in fit(samples)


def test_a_folder_without_splits_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="no split 'train'"):
        fit_all(tmp_path, GOLD, SEEDS)


def test_a_county_is_in_one_split_only() -> None:
    of: dict[str, set[str]] = {}
    chosen = splits(CORPUS)
    for article in load_annotated(CORPUS):
        if article.article["place"]:
            of.setdefault(article.article["place"]["adcode"], set()).add(chosen[article.name])
    assert not {code for code, found in of.items() if len(found) > 1}
