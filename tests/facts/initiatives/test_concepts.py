"""Programmes that local initiatives are cases of: the table, a table of the user's own, the query over counties."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import api, queries, validate
from kg.cli import main
from kg.concepts import concept_rows, concepts_of, load, using
from kg.errors import StopRun

MINE = (
    "# my own\n"
    "elder-canteens\t老年食堂建设\tCanteens for the elderly\trural-revitalization\t长者食堂建设|建设老年食堂\n"
    "\n"
    "night-schools\t乡村夜校\tVillage night schools\n"
)
PAGES = {
    "a.txt": "庆元县推进老年食堂建设\n\n本报讯(章文)8月2日,浙江省庆元县推进老年食堂建设,惠及老人300名。\n",
    "b.txt": "民乐县推进长者食堂建设\n\n本报讯(石流)8月3日,甘肃省民乐县推进长者食堂建设,惠及老人500名。\n",
    "c.txt": "涉县推进老旧小区改造\n\n本报讯(金秋)8月4日,河北省涉县推进老旧小区改造,惠及居民700户。\n",
}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "mine.tsv"
    file.write_text(MINE, encoding="utf-8")
    return file


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def counties_by_programme(graph: api.Graph) -> dict[str, list[str]]:
    """Answer of the saved query same-programme: programme -> counties."""
    found: dict[str, list[str]] = {}
    for programme, _, _, _, county in graph.query(queries.load("same-programme")).rows:
        found.setdefault(programme, []).append(county)
    return found


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("老旧小区改造", "old-residential-renovation"),
        ("2022年老旧小区改造项目", "old-residential-renovation"),
        ("全市生活垃圾分类专项行动", "waste-sorting"),
        ("创建全国文明城市", "civilized-city"),
        ("全国文明城市创建工作", "civilized-city"),
        ("“四好农村路”建设", "rural-roads"),
        ("农村厕所革命", "toilet-revolution"),
        ("“不忘初心、牢记使命”主题教育", "original-aspiration"),
    ],
)
def test_wording_of_a_programme_is_tied_to_it(label: str, key: str) -> None:
    assert concepts_of(label) == (key,)


@pytest.mark.parametrize("label", ["文明实践云平台", "防汛应急演练", "老旧小区改造座谈会纪要", "冰雪嘉年华"])
def test_name_that_only_holds_words_of_a_programme_is_tied_to_none(label: str) -> None:
    assert concepts_of(label) == ()


def test_every_wording_of_the_table_leads_to_its_own_programme() -> None:
    table = load().concepts
    assert {n: load().of(n) for c in table.values() for n in c.names} == {
        n: (c.key,) for c in table.values() for n in c.names
    }


def test_every_broader_programme_of_the_table_is_in_it() -> None:
    table = load().concepts
    assert {c.broader for c in table.values() if c.broader} <= set(table)


def test_programmes_above_come_with_the_one_used() -> None:
    assert [key for key, _, _ in concept_rows(["toilet-revolution"])] == [
        "toilet-revolution",
        "rural-living-environment",
        "rural-revitalization",
    ]


def test_own_table_stands_beside_ours(mine: Path) -> None:
    both = load(mine)
    assert both.of("2023年长者食堂建设项目") == ("elder-canteens",)
    assert both.of("老旧小区改造") == ("old-residential-renovation",)
    assert [key for key, _, _ in both.rows(["elder-canteens"])] == ["elder-canteens", "rural-revitalization"]


def test_own_row_replaces_ours_of_the_same_key_and_own_wording_goes_first(tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text("waste-sorting\t垃圾分类\tSorting\nvillages\t美丽乡村建设\tVillages\n", encoding="utf-8")
    both = load(file)
    assert both.concepts["waste-sorting"].english == "Sorting"
    assert (both.of("垃圾分类"), both.of("农村生活垃圾分类")) == (("waste-sorting",), ("waste-sorting",))
    assert both.of("美丽乡村建设") == ("villages",)


def test_own_table_holds_within_its_block_alone(mine: Path) -> None:
    assert concepts_of("老年食堂建设") == ()
    with pytest.raises(RuntimeError), using(load(mine)):
        assert concepts_of("老年食堂建设") == ("elder-canteens",)
        raise RuntimeError
    assert concepts_of("老年食堂建设") == ()


def test_table_is_read_anew_for_each_build(mine: Path) -> None:
    assert load(mine).of("乡村夜校") == ("night-schools",)
    mine.write_text("evening-classes\t乡村夜校\tEvening classes\n", encoding="utf-8")
    assert load(mine).of("乡村夜校") == ("evening-classes",)


def test_build_ties_initiatives_to_own_programmes_and_the_next_build_does_not(pages: Path, mine: Path) -> None:
    before, own, after = api.build(pages), api.build(pages, concepts=mine), api.build(pages)
    assert counties_by_programme(own)["老年食堂建设"] == ["庆元县", "民乐县"]
    assert "老年食堂建设" not in counties_by_programme(after)
    assert before.turtle == after.turtle != own.turtle


def test_graph_with_own_programmes_keeps_the_shapes(pages: Path, mine: Path) -> None:
    assert validate.validate(api.build(pages, concepts=str(mine)).turtle) == []


def test_one_query_names_all_counties_of_a_programme_and_of_those_below_it(pages: Path, mine: Path) -> None:
    found = counties_by_programme(api.build(pages, concepts=mine))
    assert found["老旧小区改造"] == ["涉县"]
    assert sorted(found["乡村振兴"]) == sorted(found["老年食堂建设"])


def test_command_takes_an_own_table(pages: Path, mine: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(main, ["build", str(pages), "-o", str(out), "--concepts", str(mine)])
    assert result.exit_code == 0, result.output
    answer = CliRunner().invoke(main, ["query", str(out), "same-programme", "-f", "csv"]).output
    assert "老年食堂建设,Canteens for the elderly,长者食堂建设,民乐县,民乐县" in answer.splitlines()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("canteens 老年食堂 Canteens\n", r"mine.tsv, line 1: 1 columns; a row has three to five, parted by tabs"),
        ("# c\na\t老年食堂\tb\tc\td\te\n", r"line 2: 6 columns"),
        ("Old Canteens\t老年食堂\tCanteens\n", r"line 1: the key 'Old Canteens' should be of small letters"),
        ("canteens\t\tCanteens\n", r"line 1: a programme needs a Chinese label and an English one"),
        ("canteens\t老年食堂\t\n", r"line 1: a programme needs a Chinese label and an English one"),
        ("a\t老年食堂\tA\na\t乡村夜校\tB\n", r"line 2: the key 'a' stands there twice"),
        ("a\t老年食堂\tA\tnowhere\n", r"mine.tsv: a has the broader programme 'nowhere', which is in no table"),
        ("a\t老年食堂\tA\tb\nb\t乡村夜校\tB\ta\n", r"mine.tsv: a stands above itself \(a < b < a\)"),
        ("# nothing\n", r"mine.tsv: no programme in it"),
    ],
)
def test_wrong_table_is_refused_with_the_line_and_the_way_out(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(StopRun, match=message):
        load(file)


def test_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gbk.tsv").write_bytes("canteens\t老年食堂\tCanteens\n".encode("gb18030"))
    with pytest.raises(StopRun, match="gbk.tsv: the table of programmes is not UTF-8 text"):
        load(tmp_path / "gbk.tsv")


def test_missing_table_stops_the_command_with_one_line(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(main, ["build", str(pages), "-o", str(out), "--concepts", str(tmp_path / "none.tsv")])
    assert result.exit_code == 2
    assert result.output.startswith("kg: ") and "none.tsv: the table of programmes cannot be read" in result.output
    assert not out.exists()


def test_table_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    file.write_bytes("\ufeffcanteens\t老年食堂建设\tCanteens\t\t\r\n".encode())
    assert load(file).of("老年食堂建设") == ("canteens",)
