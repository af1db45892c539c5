import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from tests.conftest import ROOT

COMMANDS = sorted(main.commands)


def run(*args, **options):
    return CliRunner().invoke(main, [str(a) for a in args], **options)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_both_languages(command):
    text = run(command, "--help").output
    assert len(text.splitlines()) > 4
    assert any("\u4e00" <= c <= "\u9fff" for c in text)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command):
    assert f"kg {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_build_prints_a_summary_and_exits_0(tmp_path):
    (tmp_path / "a.txt").write_text(
        "云和县召开防汛工作会议\n\n本报讯(章文)8月2日,浙江省云和县召开防汛工作会议。\n", encoding="utf-8"
    )
    result = run("build", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "articles 文章     1" in result.output
    assert (tmp_path / "out" / "graph.ttl").exists()


def test_skipped_input_gives_exit_code_1_and_the_good_file_is_built(tmp_path):
    (tmp_path / "good.txt").write_text(
        "云和县召开会议\n\n本报讯(章文)8月2日,浙江省云和县召开防汛工作会议。\n", encoding="utf-8"
    )
    (tmp_path / "empty.txt").write_text("")
    result = run("build", tmp_path, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "empty.txt" in result.output
    assert json.loads((tmp_path / "out" / "report.json").read_text())["pages"] == 1


@pytest.mark.parametrize("make", [lambda p: p / "nowhere", lambda p: p])
def test_nothing_to_read_gives_exit_code_2_and_one_line(tmp_path, make):
    result = run("build", make(tmp_path), "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert result.output.startswith("kg: ")
    assert not (tmp_path / "out").exists()


def test_query_answers_as_table_csv_and_json(seeds_folder):
    sparql = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/xianzhi/ontology#Page> }"
    assert "5" in run("query", seeds_folder, sparql).output
    assert run("query", seeds_folder, sparql, "-f", "csv").output == "n\n5\n"
    assert json.loads(run("query", seeds_folder, sparql, "-f", "json").output) == [{"n": 5}]


def test_query_reads_a_file(seeds_folder, tmp_path):
    (tmp_path / "q.rq").write_text("ASK { ?s ?p ?o }")
    assert run("query", seeds_folder, tmp_path / "q.rq", "-f", "csv").output == "answer\nTrue\n"


def test_unknown_saved_query_lists_the_saved_ones(seeds_folder):
    result = run("query", seeds_folder, "nosuch")
    assert result.exit_code == 2
    assert "there are:" in result.output


def test_validate_accepts_a_build_and_rejects_a_broken_graph(seeds_folder, tmp_path):
    assert run("validate", seeds_folder / "graph.ttl").exit_code == 0
    (tmp_path / "bad.ttl").write_text("<a:x> a <https://w3id.org/xianzhi/ontology#Statement> .")
    result = run("validate", tmp_path / "bad.ttl")
    assert result.exit_code == 1
    assert "violations" in result.output


def test_evaluate_prints_the_scores(seeds_folder):
    result = run("evaluate", ROOT / "tests" / "gold", seeds_folder / "graph.ttl", "--pages", ROOT / "seeds")
    assert result.exit_code == 0, result.output
    assert "initiative+agent" in result.output


def test_show_prints_the_sentences(seeds_folder):
    result = run("show", seeds_folder, "老旧小区改造")
    assert "剑河县" in result.output
    assert "“" in result.output


def test_show_of_an_unknown_name_offers_near_ones(seeds_folder):
    result = run("show", seeds_folder, "老旧小区改遭")
    assert result.exit_code == 2
    assert "老旧小区改造" in result.output


@pytest.mark.parametrize(
    ("command", "word"), [("places", "331125"), ("people", "章阿福"), ("initiatives", "防汛工作会议")]
)
def test_explaining_commands_say_what_they_see(command, word):
    result = run(command, "8月2日,浙江省云和县召开防汛工作会议,云和县委书记章阿福出席会议并讲话。")
    assert word in result.output


def test_places_also_shows_what_was_left_open_and_why():
    result = run("places", "浙江省云和县派人参加,鼓楼区到场。", "--title", "文明实践进万家")
    assert result.exit_code == 0
    printed = "".join(result.output.split())
    assert "云和县浙江省丽水市云和县3311251.0" in printed
    assert "鼓楼区0.0leftopen:sharedby4units:江苏省南京市鼓楼区、江苏省徐州市鼓楼区" in printed


def test_nothing_is_written_to_a_pipe_but_the_summary(tmp_path):
    (tmp_path / "a.txt").write_text("本报讯(章文)8月2日,浙江省云和县召开防汛工作会议。\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kg", "build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out")],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert "\x1b" not in done.stdout


def test_help_imports_nothing_heavy():
    code = (
        "import sys; sys.argv=['kg','--help']\ntry:\n import kg.cli; kg.cli.main()\nexcept SystemExit: pass\n"
        "heavy = ('rdflib', 'pandas', 'networkx', 'jieba', 'pyvis', 'pyoxigraph', 'rich', 'numpy');"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty file"), (b"a\0b" * 99, "binary file"), ("县".encode() + b"\xff\xe4\xff", "broken byte")],
)
def test_the_only_file_left_out_is_named_with_the_reason(tmp_path, content, reason):
    (tmp_path / "a.txt").write_bytes(content)
    result = run("build", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert f"a.txt: {reason}" in result.output
    assert len(result.output.splitlines()) == 1


def test_a_wrong_column_is_named_when_no_record_can_be_read(tmp_path):
    (tmp_path / "a.csv").write_text("text\n云和县召开会议。\n", encoding="utf-8")
    result = run("build", tmp_path / "a.csv", "--text-column", "body", "-o", tmp_path / "out")
    assert (result.exit_code, "'body'" in result.output) == (2, True)


@pytest.mark.parametrize("command", [["query", "FILE.rq"], ["validate", "--shapes", "FILE.rq"]])
def test_a_binary_file_for_a_query_or_for_shapes_gives_one_line(seeds_folder, tmp_path, command):
    (tmp_path / "FILE.rq").write_bytes(b"\x80\xff\0")
    first, *rest = (str(tmp_path / a) if a == "FILE.rq" else a for a in command)
    result = run(first, seeds_folder, *rest)
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
    assert "UTF-8" in result.output


@pytest.mark.parametrize("base", ["no address", "https://example.org/id"])
def test_a_namespace_that_is_no_address_is_refused(tmp_path, base):
    (tmp_path / "a.txt").write_text("云和县召开防汛工作会议。\n", encoding="utf-8")
    result = run("build", tmp_path, "--base", base, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert result.output.startswith("kg: the namespace")


def test_standard_input_may_be_gb18030():
    text = "浙江省丽水市云和县召开防汛工作会议,部署今年的防汛救灾工作。" * 3
    assert "331125" in run("places", "-", input=text.encode("gb18030")).output


def test_an_unreadable_file_costs_nothing_else(tmp_path, monkeypatch):
    (tmp_path / "good.txt").write_text(
        "云和县召开会议\n\n本报讯(章文)8月2日,浙江省云和县召开防汛工作会议。\n", encoding="utf-8"
    )
    locked = tmp_path / "locked.txt"
    locked.write_text("云和县召开会议。", encoding="utf-8")
    opened, access = os.open, os.access

    def refuse(path, *args, **kwargs):
        if Path(os.fsdecode(path)).name == locked.name:
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "access", lambda path, *a, **k: Path(path).name != locked.name and access(path, *a, **k))
    result = run("build", tmp_path / "good.txt", locked, "-o", tmp_path / "out")
    assert result.exit_code == 1, result.output
    assert "locked.txt: cannot be read (Permission denied)" in result.output
