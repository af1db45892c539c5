"""Where a name begins and ends, and what is no name."""

from __future__ import annotations

import pytest

from tests.facts.initiatives.reading import read, seen


def labels(text: str) -> list[str]:
    return list(read(text))


def test_agent_is_no_part_of_the_label() -> None:
    assert labels("江西省铜鼓县开展铜鼓县农村饮水安全专项整治行动。") == ["农村饮水安全专项整治行动"]
    assert labels("近日,江西省铜鼓县首届客家文化节开幕。") == ["首届客家文化节"]


def test_verb_and_its_adverbs_are_no_part_of_the_label() -> None:
    assert labels("日前,江西省铜鼓县积极开展秋季森林防火专项行动。") == ["秋季森林防火专项行动"]
    assert labels("江西省铜鼓县全面深入推进农村人居环境整治。") == ["农村人居环境整治"]


@pytest.mark.parametrize("tail", ["工作", "工作,成效明显", ""])
def test_trailing_work_is_dropped(tail: str) -> None:
    assert labels(f"江西省铜鼓县推进农村人居环境整治{tail}。") == ["农村人居环境整治"]


def test_work_inside_a_name_stays() -> None:
    assert labels("江西省铜鼓县召开乡村振兴工作推进会。") == ["乡村振兴工作推进会"]


def test_duration_quantity_and_money_are_no_part_of_the_label() -> None:
    assert labels("浙江省庆元县开展了为期三个月的电动自行车专项整治行动。") == ["电动自行车专项整治行动"]
    assert labels("浙江省庆元县大力实施总投资3亿元的城东污水处理厂扩建工程。") == ["城东污水处理厂扩建工程"]


def test_ordinal_and_year_are_part_of_the_label() -> None:
    assert labels("浙江省庆元县举行首届香菇文化节。") == ["首届香菇文化节"]
    assert labels("浙江省庆元县举办2023年职工乒乓球比赛。") == ["2023年职工乒乓球比赛"]


def test_quotation_marks_inside_stay() -> None:
    assert labels("浙江省庆元县打造“红石榴”民族团结品牌。") == ["“红石榴”民族团结品牌"]
    assert labels("浙江省庆元县推行“警灯‘闪’起来”工作机制。") == ["“警灯‘闪’起来”工作机制"]


def test_quotation_marks_around_the_whole_are_dropped() -> None:
    assert labels("浙江省庆元县设立“板凳议事会”。") == ["板凳议事会"]
    assert labels("浙江省庆元县举行“‘廊桥杯’羽毛球比赛”。") == ["‘廊桥杯’羽毛球比赛"]


def test_title_of_a_document_keeps_its_marks() -> None:
    assert labels("浙江省庆元县印发《庆元县农贸市场管理办法》。") == ["《庆元县农贸市场管理办法》"]


def test_place_inside_quotation_marks_stays() -> None:
    assert labels("浙江省庆元县举办“书香庆元”全民阅读活动。") == ["“书香庆元”全民阅读活动"]


def test_longest_name_wins_over_the_headword_within_it() -> None:
    assert labels("甘肃省民乐县召开农村电网改造工程动员大会。") == ["农村电网改造工程动员大会"]
    assert labels("甘肃省民乐县举办河道清淤行动启动仪式。") == ["河道清淤行动启动仪式"]


@pytest.mark.parametrize(
    "text",
    [
        "浙江省庆元县召开会议。",
        "浙江省庆元县开展各类活动。",
        "浙江省庆元县启动多项民生工程。",
        "浙江省庆元县打通服务群众“最后一公里”。",
        "浙江省庆元县推动高质量发展。",
        "浙江省庆元县擦亮香菇产业“金名片”。",
        "浙江省庆元县当好企业“店小二”。",
    ],
)
def test_generic_word_abstract_aim_or_figure_of_speech_is_no_name(text: str) -> None:
    assert labels(text) == []


def test_word_is_not_torn_by_a_quantity() -> None:
    assert labels("山东省高唐县举办锦鲤文化节和全民健步走活动。") == ["锦鲤文化节", "全民健步走活动"]


def test_flower_that_is_a_district_too_stays_in_the_name() -> None:
    assert labels("山东省高唐县举办锦鲤文化节和牡丹文化节。") == ["锦鲤文化节", "牡丹文化节"]


def test_name_of_another_region_in_a_product_stays_in_the_name() -> None:
    assert labels("浙江省庆元县举办台湾美食节。") == ["台湾美食节"]


def test_every_sighting_is_an_exact_stretch_of_its_passage() -> None:
    for sighting in seen("山东省高唐县举办“书香高唐”读书节、锦鲤文化节,印发《高唐县河道管理办法》。"):
        words = sighting.passage.text[sighting.name.start : sighting.name.end]
        assert sighting.label in words


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("山东省高唐县建成县级农耕文化馆。", "县级农耕文化馆"),
        ("山东省高唐县组建乡(镇)村(社区)志愿服务队。", "乡(镇)村(社区)志愿服务队"),
    ],
)
def test_level_stays_whole_in_the_name(text: str, label: str) -> None:
    assert labels(text) == [label]


def test_byline_in_brackets_is_no_part_of_the_name() -> None:
    assert "老旧小区改造" in labels(
        "本报讯(章文)老旧小区改造是山东省高唐县重点推进项目。山东省高唐县实施老旧小区改造。"
    )
    assert not [name for name in labels("本报讯(章文)老旧小区改造是山东省高唐县重点推进项目。") if "章文" in name]
