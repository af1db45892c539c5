"""Who carries an initiative out."""

from __future__ import annotations

import pytest

from kg.model import Article, Initiative, Organization, Place
from kg.reading import read as reading_of
from tests.facts.initiatives.reading import facts, found, read

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


def hosts(text: str, *, title: str = "甘肃民乐县:水更清") -> dict[str, set[str]]:
    """Label -> the names of all that carry it out."""
    found: dict[str, set[str]] = {}
    for fact in facts(text, title=title):
        assert isinstance(fact.object, Initiative)
        assert isinstance(fact.subject, Place | Organization)
        found.setdefault(fact.object.label, set()).add(fact.subject.name)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "5月8日,民乐县文化馆、民乐县教育局联合举办“花儿”民歌大赛。",
        "5月8日,由民乐县文化馆主办、县教育局承办的“花儿”民歌大赛开赛。",
        "5月8日,由民乐县文化馆主办,县教育局承办的“花儿”民歌大赛开赛。",
        "5月8日,民乐县文化馆、县教育局共同主办的“花儿”民歌大赛开赛。",
    ],
)
def test_every_host_of_a_joint_undertaking_has_a_triple_of_its_own(text: str) -> None:
    assert hosts(text)["“花儿”民歌大赛"] == {"民乐县文化馆", "民乐县教育局"}


def test_a_joint_undertaking_is_one_initiative_of_the_host_named_first() -> None:
    text = "5月8日,民乐县文化馆、民乐县教育局、南古镇联合举办“花儿”民歌大赛。"
    initiatives = {f.object for f in facts(text, title="甘肃民乐县:水更清")}
    assert [i.agent.name for i in initiatives if isinstance(i, Initiative)] == ["民乐县文化馆"]
    assert hosts(text)["“花儿”民歌大赛"] == {"民乐县文化馆", "民乐县教育局", "南古镇"}


def test_who_only_supports_is_no_further_host() -> None:
    text = "5月8日,民乐县文化馆在民乐县教育局的支持下举办“花儿”民歌大赛。"
    assert hosts(text)["“花儿”民歌大赛"] == {"民乐县文化馆"}


@pytest.mark.parametrize("everybody", ["各县区", "各乡镇", "各村"])
def test_all_units_of_nowhere_are_not_the_articles_county(everybody: str) -> None:
    assert read(f"{everybody}{DEED}。", title="甘肃民乐县:水更清") == {}


def test_all_villages_of_the_whole_county_act_for_the_county() -> None:
    assert agent(f"全县各村{DEED}。", title="甘肃民乐县:水更清") == "民乐县"


def test_hosts_before_the_verb_of_a_relative_clause_go_before_the_sentences_subject() -> None:
    text = "5月8日,民乐县南古镇广场,6对新人在民乐县民政局、团县委共同主办的“不要彩礼”集体婚礼上互换婚书。"
    assert read(text, title="甘肃民乐县:水更清")["“不要彩礼”集体婚礼"] == "民乐县民政局"


def test_what_a_meeting_decides_is_not_of_the_unit_spoken_of_before() -> None:
    text = f"5月8日,民乐县水利局召开推进会。南古镇作了发言。会议决定{DEED}。"
    assert agent(text, title="甘肃民乐县:水更清") != "南古镇"


def test_a_place_is_named_in_full_where_the_article_prints_that_once() -> None:
    text = f"化隆县天气晴好。化隆县风景优美。化隆县{DEED}。"
    assert agent(text, title="化隆回族自治县:水更清") == "化隆回族自治县"


def test_a_province_that_acts_in_its_own_clause_is_the_agent() -> None:
    text = f"宁夏西吉县将台堡镇风景优美。近年来,宁夏{DEED}。"
    assert agent(text, title="宁夏西吉县:水更清") == "宁夏回族自治区"


def test_a_villages_branch_and_committee_act_for_the_village() -> None:
    text = f"7月18日,江苏省建湖县冈西镇沿河村党总支、村委会{DEED}。"
    assert agent(text) == "沿河村"
