"""What is main, and the command ``kg initiatives``."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.facts.initiatives.reading import found, read

LEAD = "本报讯(章文)8月2日,浙江省庆元县召开防汛工作会议。"


def run(*args: str, **options: str) -> Result:
    return CliRunner().invoke(main, ["initiatives", *args], **options)  # type: ignore[arg-type]


def mains(text: str, title: str = "") -> set[str]:
    return {i.label for i in found(text, title=title) if i.main}


def test_initiative_of_the_headline_is_main() -> None:
    text = f"{LEAD}\n各乡镇也行动起来。松源街道设立避灾安置点,屏都街道开展农房排查行动。"
    assert mains(text, "庆元县召开防汛工作会议") == {"防汛工作会议"}


def test_initiative_of_the_lead_is_main_where_the_headline_names_none() -> None:
    text = "近日,湖南省桑植县举办首届民歌文化节。\n据了解,桑植县还建成了民歌传习所。"
    assert mains(text, "山水之间歌声起") == {"首届民歌文化节"}


def test_what_later_paragraphs_tell_is_not_main() -> None:
    text = "近日,湖南省桑植县举办首届民歌文化节。现场十分热闹。\n据了解,桑植县还组建了民歌志愿服务队。"
    assert "民歌志愿服务队" in read(text)
    assert "民歌志愿服务队" not in mains(text, "桑植县举办首届民歌文化节")


def test_at_most_three_are_main() -> None:
    text = "今年,山东省高唐县开展农村厕所革命、老旧小区改造、生活垃圾分类、“铁拳”行动、“清河”行动,成效明显。"
    assert 1 <= len(mains(text)) <= 3 < len(found(text))


def test_article_that_names_no_initiative_early_has_its_first_as_main() -> None:
    text = "秋天来了,山上的柿子红了。\n甘肃省民乐县开展农村饮水安全专项整治行动。\n民乐县还举办了农民丰收节。"
    assert mains(text) == {"农村饮水安全专项整治行动"}


def test_command_shows_what_who_main_when_how_sure_and_the_rule() -> None:
    result = run(LEAD, "--title", "庆元县召开防汛工作会议", "--date", "2022-08-03")
    assert result.exit_code == 0, result.output
    head, row = (line.split() for line in result.output.splitlines() if "label" in line or "防汛工作会议" in line)
    assert head[:7] == ["label", "type", "agent", "main", "date", "confidence", "rule"]
    assert row[:5] == ["防汛工作会议", "event", "庆元县", "yes", "2022-08-02"]
    assert 0.5 <= float(row[5]) <= 1
    assert row[6].startswith("召开")


def test_command_without_a_date_leaves_the_year_open() -> None:
    row = next(line for line in run(LEAD).output.splitlines() if "防汛工作会议" in line)
    assert " --08-02 " in row


def test_command_reads_standard_input_and_files(tmp_path) -> None:
    (tmp_path / "a.txt").write_text(LEAD, encoding="utf-8")
    assert "防汛工作会议" in run("-", input=LEAD).output
    assert "防汛工作会议" in run(str(tmp_path / "a.txt")).output


def test_command_says_so_where_nothing_is_found() -> None:
    assert run("秋天来了,山上的柿子红了。").output == "nothing found 未识别到\n"


@pytest.mark.parametrize("date", ["2022-13", "8月2日", "2022-08-32", "22"])
def test_command_refuses_a_date_that_is_none(date: str) -> None:
    result = run(LEAD, "--date", date)
    assert result.exit_code == 2
    assert "write it as 2022-08-02, 2022-08 or 2022" in " ".join(result.output.split())
    assert "Traceback" not in result.output
