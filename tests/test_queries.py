"""Every saved query gives the rows expected of the small graph, in Oxigraph and in rdflib."""

from decimal import Decimal

import pytest
import rdflib

from kg.errors import StopRun
from kg.queries import load, read, saved
from kg.store import Table, load_store, query
from kg.vocab import XZ
from tests.conftest import ROOT

SMALL = ROOT / "tests" / "fixtures" / "small.ttl"
VALUES = {
    "counties-by-initiative": {"word": "老旧小区"},
    "county-profile": {"county": "云和县"},
    "posts-in-county": {"county": "云和县"},
}
# Name -> the rows, in order (of weak-facts the first three)
EXPECTED = {
    "bodies": [
        ["防汛抢险突击队", "崇头镇", "崇头镇防汛抢险突击队"],
    ],
    "counties-by-initiative": [
        ["云和县", "云和县", "《老旧小区改造三年行动方案》", "2022", "云和县印发《老旧小区改造三年行动方案》"],
        ["云和县", "云和县", "老旧小区改造", "2022", "浙江省云和县实施老旧小区改造"],
        ["云和县", "云和县", "老旧小区改造", "2022", "该县把老旧小区改造列为头号民生工程"],
        ["通道侗族自治县", "通道侗族自治县", "老旧小区改造", "2023-06-06", "该县今年推进老旧小区改造"],
    ],
    "county-profile": [
        ["Body", "防汛抢险突击队", "崇头镇", True, None],
        ["Document", "《老旧小区改造三年行动方案》", "云和县", None, None],
        ["Project", "老旧小区改造", "云和县", True, "2022"],
        ["Service", "“家门口议事会”", "云和县住房和城乡建设局", None, None],
    ],
    "documents": [
        ["《老旧小区改造三年行动方案》", "云和县", None, "云和县印发《老旧小区改造三年行动方案》"],
    ],
    "evidence": [
        [
            "云和县",
            "carriesOut",
            "老旧小区改造",
            "浙江省云和县实施老旧小区改造",
            "云和县老旧小区改造惠民心",
            "a.txt",
            26,
            40,
            0.95,
            "initiatives",
        ],
        [
            "老旧小区改造",
            "hasMeasure",
            "投资 1.2亿元",
            "投资1.2亿元",
            "云和县老旧小区改造惠民心",
            "a.txt",
            41,
            48,
            0.9,
            "measures",
        ],
        [
            "老旧小区改造",
            "hasMeasure",
            "惠及居民 1500户",
            "惠及居民1500户",
            "云和县老旧小区改造惠民心",
            "a.txt",
            49,
            58,
            0.9,
            "measures",
        ],
        [
            "云和县",
            "carriesOut",
            "老旧小区改造",
            "该县把老旧小区改造列为头号民生工程",
            "云和县老旧小区改造惠民心",
            "a.txt",
            59,
            76,
            0.8,
            "initiatives",
        ],
        [
            "通道侗族自治县",
            "carriesOut",
            "老旧小区改造",
            "该县今年推进老旧小区改造",
            "通道侗族自治县召开防汛工作会议",
            "b.txt",
            59,
            71,
            0.85,
            "initiatives",
        ],
        [
            "老旧小区改造",
            "hasMeasure",
            "投资 8000万元",
            "计划投资8000万元以上",
            "通道侗族自治县召开防汛工作会议",
            "b.txt",
            72,
            84,
            0.75,
            "measures",
        ],
    ],
    "figures": [
        ["老旧小区改造", "惠及居民", None, 1500.0, "户", "2022", "惠及居民1500户"],
    ],
    "holders-of-title": [
        ["王大有", "云和县委", "云和县", "former", "2022"],
        ["章阿福", "云和县委", "云和县", None, "2022"],
        ["李小满", "通道侗族自治县委", "通道侗族自治县", None, "2023-06-06"],
    ],
    "honours": [
        ["全国文明县", "云和县", "County", "2021", "中央文明委", "云和县荣获全国文明县"],
        ["全省基层治理优秀案例", "“家门口议事会”", "Service", None, None, "“家门口议事会”获评全省基层治理优秀案例"],
        ["怀化好人", "石春花", "Person", None, None, "石春花获评“怀化好人”"],
    ],
    "initiatives-by-province-and-year": [
        ["浙江省", "2022", 4],
        ["湖南省", "2023", 2],
    ],
    "main-initiatives": [
        ["云和县老旧小区改造惠民心", "云和县", "2022", "老旧小区改造", "云和县"],
        ["崇头镇防汛抢险突击队在梅源村巡堤。", "崇头镇", "2022", "防汛抢险突击队", "崇头镇"],
        ["通道侗族自治县召开防汛工作会议", "通道侗族自治县", "2023-06-06", "防汛工作会议", "通道侗族自治县"],
    ],
    "money-by-project": [
        ["老旧小区改造", "云和县", "投资", None, 1.2, "亿元", 120000000.0, "投资1.2亿元"],
        ["老旧小区改造", "通道侗族自治县", "投资", "at least", 8000.0, "万元", 80000000.0, "计划投资8000万元以上"],
    ],
    "namesakes": [
        ["李小满", "云和县住房和城乡建设局局长", None],
        ["李小满", "云和县政协委员", None],
        ["李小满", "通道侗族自治县委书记", None],
    ],
    "people-of-several-posts": [
        ["李小满", "云和县住房和城乡建设局局长", None, "2022"],
        ["李小满", "云和县政协委员", None, "2022"],
    ],
    "places": [
        ["崇头镇", "Township", None, "云和县"],
        ["浙江省", "Province", "330000", None],
        ["丽水市", "Prefecture", "331100", "浙江省"],
        ["云和县", "County", "331125", "丽水市"],
        ["湖南省", "Province", "430000", None],
        ["怀化市", "Prefecture", "431200", "湖南省"],
        ["通道侗族自治县", "County", "431230", "怀化市"],
    ],
    "posts-in-county": [
        [
            "李小满",
            "局长",
            "云和县住房和城乡建设局",
            None,
            None,
            None,
            "2022",
            "县住房和城乡建设局局长、县政协委员李小满",
        ],
        ["王大有", "书记", "云和县委", "former", None, "2021", "2022", "原县委书记王大有"],
        ["章阿福", "书记", "云和县委", None, None, None, "2022", "县委书记章阿福"],
        ["李小满", "委员", "云和县政协", None, None, None, "2022", "县住房和城乡建设局局长、县政协委员李小满"],
    ],
    "programmes": [
        ["老旧小区改造", "Renovation of old residential compounds", 2, 2, 2],
    ],
    "reporters": [
        ["石流", "通道侗族自治县", 1],
        ["章文", "云和县", 1],
        ["金秋", "崇头镇", 1],
    ],
    "same-initiative": [
        ["老旧小区改造", 2, "云和县", "云和县"],
        ["老旧小区改造", 2, "通道侗族自治县", "通道侗族自治县"],
    ],
    "same-programme": [
        ["老旧小区改造", "Renovation of old residential compounds", "老旧小区改造", "云和县", "云和县"],
        ["老旧小区改造", "Renovation of old residential compounds", "老旧小区改造", "通道侗族自治县", "通道侗族自治县"],
    ],
    "successive-holders": [
        ["云和县委书记", "王大有", "former", None, "2021", "2022", "原县委书记王大有"],
        ["云和县委书记", "章阿福", None, None, None, "2022", "县委书记章阿福"],
    ],
    "timeline": [
        ["2022", None, "老旧小区改造", "云和县", None],
        ["2023-06-05", None, "防汛工作会议", "通道侗族自治县", "年份取自文章日期"],
    ],
    "types-by-level": [
        ["County", "Document", 1],
        ["County", "Event", 1],
        ["County", "Project", 2],
        ["Organization", "Service", 1],
        ["Township", "Body", 1],
    ],
    "weak-facts": [
        [0.6, "崇头镇", "carriesOut", "防汛抢险突击队", "崇头镇防汛抢险突击队"],
        [0.7, "石春花", "holdsRole", "老党员", "老党员石春花"],
        [0.75, "老旧小区改造", "hasMeasure", "投资 8000万元", "计划投资8000万元以上"],
    ],
    "well-attested": [
        ["云和县", "carriesOut", "老旧小区改造", 2, 1],
    ],
    "wordings": [
        ["县住房和城乡建设局", "云和县住房和城乡建设局", "县住房和城乡建设局推行“家门口议事会”", "a.txt", 77],
        ["该县", "云和县", "该县把老旧小区改造列为头号民生工程", "a.txt", 59],
        ["该县", "通道侗族自治县", "该县今年推进老旧小区改造", "b.txt", 59],
    ],
}


@pytest.fixture(scope="module")
def store():
    return load_store(SMALL)


@pytest.fixture(scope="module")
def rdflib_graph() -> rdflib.Graph:
    return rdflib.Graph().parse(SMALL)


def answered(store, name: str, /, **values: str) -> Table:
    return query(store, load(name, **{**VALUES.get(name, {}), **values}))


def plain(term):
    """An rdflib term as a table shows it."""
    value = term.toPython() if isinstance(term, rdflib.Literal) else term
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, int | float) else str(term)


def test_every_saved_query_has_expected_rows():
    assert len(saved()) >= 14
    assert set(EXPECTED) == set(saved())
    assert all(EXPECTED.values())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_saved_query_gives_the_expected_rows(store, name):
    rows = answered(store, name).rows
    assert (rows[:3] if name == "weak-facts" else rows) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_rdflib_gives_the_same_rows_in_the_same_order(store, rdflib_graph, name):
    table = answered(store, name)
    result = rdflib_graph.query(load(name, **VALUES.get(name, {})))
    assert [str(v) for v in result.vars] == table.columns
    assert [[plain(term) for term in row] for row in result] == table.rows


@pytest.mark.parametrize("name", sorted(saved()))
def test_saved_query_says_what_it_does_in_both_languages(name):
    item = saved()[name]
    for text in (item.title, item.description):
        assert text[0].isascii()
        assert any("\u4e00" <= c <= "\u9fff" for c in text)


@pytest.mark.parametrize("name", sorted(saved()))
def test_table_shows_names_not_addresses(store, name):
    assert not [cell for row in answered(store, name).rows for cell in row if str(cell).startswith("http")]


@pytest.mark.parametrize("name", [name for name, item in saved().items() if item.parameters])
def test_default_of_a_parameter_gives_an_answer_on_the_seeds(seeds_graph, name):
    assert query(seeds_graph.store, load(name)).rows


@pytest.mark.parametrize("name", ["云和", "331125", "云和县"])
def test_county_is_found_by_name_short_name_or_code(store, name):
    assert answered(store, "posts-in-county", county=name).rows == EXPECTED["posts-in-county"]


def test_alias_finds_an_initiative(store):
    assert answered(store, "counties-by-initiative", word="防汛会").rows == [
        ["通道侗族自治县", "通道侗族自治县", "防汛工作会议", "2023-06-06", "通道侗族自治县召开防汛工作会议"]
    ]


def test_evidence_takes_a_name_as_parameter(store):
    assert [r[3] for r in answered(store, "evidence", name="石春花").rows] == ["老党员石春花", "石春花获评“怀化好人”"]


@pytest.mark.parametrize("value", ['") || true || ("', "云和县' }", '"@zh', "$county", "云和县\u2028"])
def test_value_stays_inside_its_literal(store, value):
    assert answered(store, "posts-in-county", county=value).rows == []


@pytest.mark.parametrize("value", ["\\u0022", "云和县\n", "a\\"])
def test_value_with_a_backslash_or_line_break_is_refused(value):
    with pytest.raises(StopRun, match="the value of county holds a backslash or control character"):
        load("posts-in-county", county=value)


def test_value_that_holds_another_parameter_stays_as_it_is(tmp_path):
    file = tmp_path / "two.rq"
    file.write_text("# title: Two\n# param a: 1\n# param b: 2\nSELECT * WHERE { BIND($a AS ?x) BIND($b AS ?y) }")
    assert 'BIND("$b" AS ?x) BIND("2" AS ?y)' in read(file).fill(a="$b")


def test_unknown_parameter_is_refused():
    with pytest.raises(StopRun, match="has no parameter 'town'; it has: county"):
        load("posts-in-county", town="云和县")


def test_unknown_query_lists_the_saved_ones():
    with pytest.raises(StopRun, match="no saved query 'nosuch'; there are: bodies, counties-by-initiative"):
        load("nosuch")


@pytest.mark.parametrize(
    "name", ["counties-by-initiative", "county-profile", "programmes", "timeline", "main-initiatives"]
)
def test_what_is_planned_is_left_out(name):
    planned = load_store(SMALL)
    every = answered(planned, name).rows
    planned.update(f'PREFIX xz: <{XZ}> INSERT {{ ?i xz:status "planned" }} WHERE {{ ?a xz:carriesOut ?i }}')
    assert every and not answered(planned, name).rows
