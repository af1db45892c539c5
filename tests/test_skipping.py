import pytest

from kg.errors import SkipItem, StopRun
from kg.skipping import Skipped, Skips


@pytest.mark.parametrize("error", [ValueError("no such\nday"), RecursionError("too deep"), MemoryError()])
def test_any_mistake_in_an_article_costs_it_alone_and_says_so_in_one_line(error):
    skips = Skips()
    with skips.sparing("a.txt", "云和县召开会议"):
        raise error
    (skipped,) = skips.found
    assert (skipped.source, skipped.article) == ("a.txt", "云和县召开会议")
    assert skipped.reason.startswith(type(error).__name__)
    assert "report" in skipped.reason
    assert len(str(skipped).splitlines()) == 1


def test_an_article_that_cannot_be_used_is_no_mistake_of_ours():
    skips = Skips()
    with skips.sparing("a.txt"):
        raise SkipItem("too long 过长")
    assert str(skips.found[0]) == "a.txt: too long 过长"


def test_what_stops_the_run_is_not_spared():
    with pytest.raises(StopRun, match="no ontology"), Skips().sparing("a.txt"):
        raise StopRun("no ontology")


def test_an_interrupted_run_is_not_spared():
    with pytest.raises(KeyboardInterrupt), Skips().sparing("a.txt"):
        raise KeyboardInterrupt


def test_the_name_of_a_skipped_file_can_be_written_whatever_its_bytes():
    assert Skipped("a\udcff.txt", "bad \ud800").source == "a\\xff.txt"
    assert Skipped("a.txt", "bad \ud800").reason == "bad \ufffd"
