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


def failing(error):
    def fail(*args, **kwargs):
        raise error

    return fail


@pytest.mark.parametrize("error", [ValueError("no such\nday"), RecursionError(), MemoryError()])
def test_an_unforeseen_error_gives_exit_code_3_and_one_line_that_says_how_to_report_it(tmp_path, monkeypatch, error):
    monkeypatch.setattr("kg.api.build", failing(error))
    result = run("build", tmp_path, "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert result.output.startswith(f"kg: {type(error).__name__}")
    assert len(result.output.splitlines()) == 1
    assert "report" in result.output
    assert "--debug" in result.output


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_build_needs_no_open_stream(tmp_path, closed):
    (tmp_path / "a.txt").write_text("本报讯(章文)8月2日,浙江省云和县召开防汛工作会议。\n", encoding="utf-8")
    command = f"{sys.executable} -m kg build {tmp_path}/a.txt -o {tmp_path}/out {closed}"
    assert subprocess.run(["sh", "-c", command]).returncode == 0
    assert (tmp_path / "out" / "graph.ttl").exists()


def test_output_that_cannot_be_printed_gives_one_line(seeds_folder):
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kg", "query", str(seeds_folder), "--list"], stdout=full, stderr=-1
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("kg: No space left on device 读写失败")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("how", [{"args": ["--debug"]}, {"env": {"XIANZHI_DEBUG": "1"}}])
def test_a_traceback_is_shown_where_it_is_asked_for(tmp_path, how):
    code = (
        "import sys, kg.api, kg.cli\n"
        "def fail(*a, **k): raise ValueError('x')\n"
        "kg.api.build = fail\n"
        "kg.cli.main(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *how.get("args", []), "build", str(tmp_path)],
        capture_output=True,
        text=True,
        env={**os.environ, **how.get("env", {})},
    )
    assert done.returncode == 3
    assert "Traceback" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("kg: ValueError: x")


def test_an_interrupted_build_says_so_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.api.build", failing(KeyboardInterrupt()))
    result = run("build", tmp_path, "-o", tmp_path / "out")
    assert (result.exit_code, len(result.output.splitlines())) == (130, 1)


def test_wrong_usage_gives_exit_code_2():
    assert run("build").exit_code == run("nosuch").exit_code == run("build", "--nosuch").exit_code == 2


def test_a_rejected_fact_gives_exit_code_1_and_is_counted(tmp_path):
    (tmp_path / "a.txt").write_text(
        "云和县召开会议\n\n本报讯(章文)8月2日,浙江省云和县召开防\ufffe汛工作会议。\n", encoding="utf-8"
    )
    result = run("build", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert result.exit_code == 1, result.output
    assert "rejected 违规     1 (see rejected.csv" in result.output
    strict = run("build", tmp_path / "a.txt", "--strict", "-o", tmp_path / "strict")
    assert strict.exit_code == 2
    assert "Traceback" not in strict.output
    assert not (tmp_path / "strict").exists()


def test_a_skipped_article_is_named_with_page_title_and_reason(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.harvest.find_facts", failing(ValueError("no such day")))
    (tmp_path / "a.txt").write_text("云和县召开会议\n\n本报讯(章文)8月2日,浙江省云和县召开会议。\n", encoding="utf-8")
    result = run("build", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "a.txt: “云和县召开会议”: ValueError: no such day (our mistake, please report" in result.output
    assert json.loads((tmp_path / "out" / "report.json").read_text())["skipped"][0]["article"] == "云和县召开会议"


def test_a_reader_that_has_seen_enough_does_not_hide_that_something_was_skipped(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "a.txt").write_text("本报讯(章文)8月2日,浙江省云和县召开防汛工作会议。\n", encoding="utf-8")
    command = [sys.executable, "-u", "-m", "kg", "build", str(tmp_path), "-o", str(tmp_path / "out")]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_what_a_terminal_cannot_show_stops_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("本报讯(章文)8月2日,浙江省云和县召开防汛工作会议。\n", encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(tmp_path), "-o", os.fsencode(tmp_path / "out") + b"\xff"]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "base", ["https://e.org/a b/", 'https://e.org/"/', "", "/", "x", "https://e.org/\ue000/", "https://e.org/%zz/"]
)
def test_an_odd_namespace_is_shown_and_refused_in_one_line(tmp_path, base):
    (tmp_path / "a.txt").write_text("云和县召开防汛工作会议。\n", encoding="utf-8")
    result = run("build", tmp_path, "--base", base, "-o", tmp_path / "out")
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
    assert result.output.startswith(f"kg: the namespace {base!r}")


def test_the_readme_lists_every_exit_code_and_output_file(seeds_folder):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"| {code} |" in text for code in (0, 1, 2, 3, 130))
    assert all(f"`{p.name}`" in text for p in seeds_folder.iterdir() if not p.name.startswith("."))
