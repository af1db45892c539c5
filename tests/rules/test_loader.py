"""Construction files and word lists: what is wrong in them is said with the file's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StopRun
from kg.rules.loader import rules
from kg.rules.wordlists import lists

_GOOD = """
id = "appointed"
about = "任命甲为乙"
states = "role"
pattern = "<appoint> [PERSONS=who] 为 [POSTS]"
confidence = 0.9
says = {status = "incoming"}
[[yes]]
text = "任命赵启明为局长。"
facts = [["赵启明", "局长", "", "incoming"]]
[[no]]
text = "没有任命赵启明为局长。"
why = "denied"
"""


def _folder(
    tmp_path: Path, construction: str = _GOOD, words: str = "# verbs\n[appoint]\n任命\t# plain\n决定任命\n"
) -> str:
    (tmp_path / "appointed.toml").write_text(construction, encoding="utf-8")
    (tmp_path / "words.txt").write_text(words, encoding="utf-8")
    return str(tmp_path)


def test_a_construction_is_read_with_its_words_and_examples(tmp_path: Path) -> None:
    (rule,) = rules(_folder(tmp_path))
    assert (rule.id, rule.says, rule.yes[0].facts[0][3], rule.no[0].why) == (
        "appointed",
        {"status": "incoming"},
        "incoming",
        "denied",
    )
    assert rule.program.needed == {"为"}


def test_remarks_behind_a_tab_are_no_part_of_a_word(tmp_path: Path) -> None:
    assert lists(_folder(tmp_path))["appoint"] == ("任命", "决定任命")


@pytest.mark.parametrize(
    "construction, said",
    [
        (_GOOD.replace('"role"', '"post"'), "initiative, role, honour"),
        (_GOOD.replace("<appoint>", "<dismiss>"), "no word list 'dismiss'.*appoint"),
        (_GOOD.replace('about = "任命甲为乙"\n', ""), "lacks about"),
        (_GOOD.replace("0.9", "1.9"), "confidence"),
        (_GOOD + "x = [", "cannot be read"),
        (_GOOD.replace("says", "sais"), "unknown field 'sais'"),
    ],
)
def test_a_faulty_construction_is_refused_with_its_file_and_the_way_out(
    tmp_path: Path, construction: str, said: str
) -> None:
    with pytest.raises(StopRun, match=rf"appointed\.toml.*{said}"):
        rules(_folder(tmp_path, construction))


def test_two_constructions_of_one_id_are_refused(tmp_path: Path) -> None:
    (tmp_path / "again.toml").write_text(_GOOD, encoding="utf-8")
    with pytest.raises(StopRun, match="'appointed'"):
        rules(_folder(tmp_path))
