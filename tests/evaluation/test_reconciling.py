"""Articles that two annotators read."""

from __future__ import annotations

from pathlib import Path

from kg.evaluation.annotated import load_annotated

TEXT = "云和县办节\n本报讯 云和县举办首届豆腐文化节和农技讲座,开通惠民直通车。\n"
FIRST = (
    "P\t云和县\t331125\nI\tevent\tmain\t云和县\t331125\t-\t首届豆腐文化节\nI\tevent\t-\t云和县\t331125\t-\t农技讲座\n"
)
SECOND = (
    "P\t云和县\t331125\nI\tcampaign\tmain\t云和县文旅局\t331125\t-\t豆腐文化节\n"
    "I\tservice\t-\t云和县\t331125\t-\t惠民直通车\n"
)


def _initiatives(folder: Path) -> dict[str, dict]:
    for name, content in (("articles/1.txt", f"{TEXT}=====\n{FIRST}"), ("second/1.txt", SECOND)):
        (folder / name).parent.mkdir()
        (folder / name).write_text(content, encoding="utf-8")
    (article,) = load_annotated(folder)
    return {fact["label"]: fact for fact in article.article["initiatives"]}


def test_what_one_annotator_alone_has_is_optional(tmp_path: Path) -> None:
    found = _initiatives(tmp_path)
    assert {label for label, fact in found.items() if fact.get("optional")} == {"农技讲座", "惠民直通车"}


def test_both_answers_of_a_shared_fact_are_right(tmp_path: Path) -> None:
    shared = _initiatives(tmp_path)["首届豆腐文化节"]
    assert shared["agent"]["name"] == "云和县"
    assert shared["also_agent"]["name"] == "云和县文旅局"
    assert shared["also_type"] == "campaign"
    assert shared["aliases"] == ["豆腐文化节"]
