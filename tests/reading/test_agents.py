"""Who carries an initiative out."""

from __future__ import annotations

import pytest

from kg.model import Article, Organization, Place
from kg.reading import read as reading_of
from tests.facts.initiatives.reading import found, read

DEED = "开展河道清淤行动"


def agent(text: str, *, title: str = "") -> str:
    return read(text, title=title)["河道清淤行动"]


def test_subject_of_the_clause_is_the_agent() -> None:
    assert agent(f"浙江省庆元县{DEED}。") == "庆元县"


def test_lowest_unit_of_a_path_is_the_agent() -> None:
    assert agent(f"甘肃省民乐县南古镇{DEED}。") == "南古镇"


def test_body_of_a_county_is_the_agent_under_its_full_name() -> None:
    assert agent(f"浙江省庆元县水利局{DEED}。") == "庆元县水利局"
    assert agent(f"县水利局{DEED}。", title="浙江庆元县:清淤护河") == "庆元县水利局"


def test_dropped_subject_is_the_one_before_in_the_sentence() -> None:
    text = f"浙江省庆元县水利局召开动员大会,{DEED},组建护河志愿服务队。"
    assert set(read(text).values()) == {"庆元县水利局"}


def test_dropped_subject_is_the_one_of_the_paragraph() -> None:
    assert agent(f"浙江省庆元县水利局抽调人手、明确分工。随后{DEED}。") == "庆元县水利局"


def test_nearer_subject_goes_before_an_earlier_one() -> None:
    assert agent(f"民乐县教育局召开家长会。民乐县水利局{DEED}。", title="甘肃民乐县") == "民乐县水利局"


@pytest.mark.parametrize("word", ["该县", "全县"])
def test_this_county_and_the_whole_county_are_the_county_named(word: str) -> None:
    assert agent(f"浙江省庆元县风景优美。{word}{DEED}。") == "庆元县"


def test_this_bureau_is_the_bureau_named() -> None:
    assert agent(f"记者从民乐县水利局获悉,该局{DEED}。", title="甘肃民乐县:水更清") == "民乐县水利局"


def test_all_townships_of_a_county_act_for_the_county() -> None:
    assert agent(f"民乐县各乡镇{DEED}。", title="甘肃民乐县:水更清") == "民乐县"


def test_host_after_by_is_the_agent() -> None:
    text = "5月8日,由民乐县文化馆主办的“花儿”民歌大赛在南古镇开赛。"
    assert read(text, title="甘肃民乐")["“花儿”民歌大赛"] == "民乐县文化馆"


def test_first_of_several_hosts_after_by_is_the_agent() -> None:
    text = "5月8日,由民乐县文化馆、民乐县图书馆、民乐县总工会联合主办的“花儿”民歌大赛开赛。"
    assert read(text, title="甘肃民乐")["“花儿”民歌大赛"] == "民乐县文化馆"


def test_leader_in_under_the_lead_of_is_the_agent() -> None:
    text = "在浙江省庆元县水利局牵头下,“碧水”清河专项行动全面启动。"
    assert read(text) == {"“碧水”清河专项行动": "庆元县水利局"}


def test_host_that_the_next_sentence_names_is_the_agent() -> None:
    text = "5月8日,“书香庆元”读书活动在庆元县启动。活动由庆元县总工会主办。"
    assert read(text, title="浙江庆元县:书香满城") == {"“书香庆元”读书活动": "庆元县总工会"}


def test_host_of_another_event_in_the_next_sentence_is_not() -> None:
    text = "5月8日,“书香庆元”读书活动在庆元县启动。去年的灯会由庆元县总工会主办。"
    assert read(text, title="浙江庆元县:书香满城")["“书香庆元”读书活动"] == "庆元县"


def test_first_of_several_bodies_is_the_agent() -> None:
    assert agent(f"民乐县水利局、民乐县林业局联合{DEED}。", title="甘肃民乐") == "民乐县水利局"


def test_first_of_several_bodies_with_shortened_names_is_the_agent() -> None:
    assert agent(f"浙江省庆元县水利局、县农业农村局、县林业局联合{DEED}。") == "庆元县水利局"


def test_party_committee_and_government_act_for_their_unit() -> None:
    (initiative,) = found(f"甘肃省民乐县委、县政府{DEED}。")
    assert isinstance(initiative.agent, Place)
    assert initiative.agent.name == "民乐县"


def test_body_under_whose_guidance_somebody_acts_is_not_the_agent() -> None:
    assert agent(f"在民乐县水利局的指导下,南古镇{DEED}。", title="甘肃民乐") == "南古镇"


def test_place_of_the_event_is_not_the_agent() -> None:
    assert agent(f"浙江省庆元县水利局在竹口镇{DEED}。") == "庆元县水利局"


def test_unit_inside_a_quotation_acts_and_not_its_speaker() -> None:
    text = f"庆元县水利局局长吴有福说:“竹口镇{DEED}。”"
    assert agent(text, title="浙江庆元县:水更清") == "竹口镇"


@pytest.mark.parametrize(
    "text",
    [
        "“去年,我们开展了河道清淤行动。”庆元县水利局局长吴有福说。",
        "庆元县水利局局长吴有福说:“去年,我们开展了河道清淤行动。”",
        "庆元县水利局局长吴有福介绍,村里开展了河道清淤行动。",
    ],
)
def test_body_of_the_speaker_of_a_quotation_is_never_the_agent(text: str) -> None:
    assert agent(text, title="浙江庆元县:水更清") == "庆元县"


def test_county_that_has_its_townships_act_stands_before_its_province() -> None:
    assert agent(f"浙江省庆元县要求各乡镇{DEED}。", title=f"庆元县{DEED}") == "庆元县"


def test_headline_gives_the_agent_where_the_text_names_none() -> None:
    assert agent(f"近日,{DEED},成效明显。", title="浙江庆元县水利局守护一江清水") == "庆元县水利局"


def test_text_that_names_nobody_gives_no_fact() -> None:
    assert read(f"近日,{DEED}。") == {}


def test_name_of_another_province_in_a_product_is_not_the_agent() -> None:
    assert list(read("浙江省庆元县举办台湾美食节。").values()) == ["庆元县"]


def test_organisation_knows_its_place() -> None:
    (initiative,) = found(f"浙江省庆元县水利局{DEED}。")
    assert isinstance(initiative.agent, Organization)
    assert initiative.agent.place is not None and initiative.agent.place.adcode == "331126"


@pytest.mark.parametrize("word", ["县里", "今年县里"])
def test_the_county_speaking_of_itself_acts(word: str) -> None:
    assert agent(f"民乐县水利局抽调人手。{word}{DEED}。", title="甘肃民乐县:水更清") == "民乐县"


def test_the_community_that_acts_is_the_one_the_text_is_about() -> None:
    title = "甘肃民乐县南古镇清泉社区:水更清"
    assert agent(f"民乐县水利局到场。社区还{DEED}。", title=title) == "清泉社区"


def test_the_body_of_the_lead_goes_before_the_county_of_the_headline() -> None:
    text = f"民乐县水利局抽调人手。\n打好水仗。{DEED}。"
    assert agent(text, title="甘肃民乐县:水更清") == "民乐县水利局"


def test_the_body_that_a_headline_is_about_acts_where_no_other_does() -> None:
    article = Article.of_text(f"记者采访归来。{DEED}。", title="一组数字看甘肃省民乐县水利局")
    default = reading_of(article).agents.default()
    assert default and default.referent.name == "民乐县水利局"


def test_who_only_gave_money_does_not_go_on_acting() -> None:
    text = f"甘肃省民乐县南古镇抽调人手,民乐县财政局补助资金5万元,{DEED}。"
    assert agent(text) == "南古镇"


def test_the_post_behind_by_is_no_host() -> None:
    text = f"民乐县抽调人手,由县委书记担任组长,{DEED},实施绿化工程。"
    assert agent(text, title="甘肃民乐县:水更清") == "民乐县"


def test_a_company_of_a_town_does_not_act_for_the_town() -> None:
    text = f"甘肃省民乐县{DEED}。民乐清水有限公司参加。"
    assert agent(text) == "民乐县"
