"""What the commands print commands no terminal."""

import re
import time

import pytest

from kg.store import Table
from kg.terminal import inert, print_table, progress


@pytest.mark.parametrize(
    "text", ["\x1b[31m", "\x9b31m", "\x07", "\u202e", "\u2066", "\u061c", "\udcff", "\u2028", "\r", "\x7f"]
)
def test_controls_and_marks_of_direction_are_written_out(text):
    assert inert(f"甲{text}乙").isprintable()
    assert inert(f"甲{text}乙", lines=True).isprintable() or text == "\r"


def test_other_text_stays_as_it_is():
    assert inert("云和县 “家门口” 👨‍👩‍👧 𠮷 café") == "云和县 “家门口” 👨‍👩‍👧 𠮷 café"
    assert inert("甲\n\t乙", lines=True) == "甲\n\t乙"


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_an_answer_commands_no_terminal(monkeypatch, capsys, form, terminal):
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    print_table(Table(["a\x1b"], [["甲\x1b[31m\x9b\u202e"]]), form)
    printed = capsys.readouterr().out
    if form != "csv" or terminal:
        assert not [c for c in ("\x1b[31m", "a\x1b", "\x9b", "\u202e") if c in printed]
    else:
        assert printed == "a\x1b\n甲\x1b[31m\x9b\u202e\n"


def test_a_very_long_cell_is_cut_in_the_table_alone(capsys):
    table = Table(["a"], [["县" * 100_000]])
    print_table(table, "table")
    assert "100,000 characters" in "".join(capsys.readouterr().out.split("\n"))
    print_table(table, "csv")
    assert capsys.readouterr().out == "a\n" + "县" * 100_000 + "\n"


def test_csv_is_safe_in_a_spreadsheet_and_json_has_the_value_as_it_is(capsys):
    table = Table(["a", "b"], [["=1+1", -2.5]])
    print_table(table, "csv")
    print_table(table, "json")
    assert capsys.readouterr().out.startswith("a,b\n'=1+1,-2.5\n[\n")
    assert '"=1+1"' in table.to_json()


def test_progress_on_a_terminal_shows_rate_and_time_left(monkeypatch):
    import io
    import sys

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "140")
    with progress() as watch:
        for done in range(0, 5_000_001, 500_000):
            watch("facts", done, 10_000_000)
            time.sleep(0.15)
    text = shown.getvalue()
    assert "facts 抽取" in text
    assert re.search(r"[0-9.]+ [kM]B/s", text)
    assert re.search(r"left 剩余 (?:\x1b\[[0-9;]*m)*0:0[0-9]:[0-9]{2}", text)
