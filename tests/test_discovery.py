import sys
import types

import pytest

from kg.discovery import members
from kg.errors import StopRun


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A package with two members, one of which needs the other."""
    package = tmp_path / "somekinds"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "alpha.py").write_text("needs = ('beta',)\ndef extract(): return 'a'\n")
    (package / "beta.py").write_text("def extract(): return 'b'\n")
    (package / "gamma.py").write_text("def other(): pass\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield package
    members.cache_clear()
    for name in [m for m in sys.modules if m.startswith("somekinds")]:
        del sys.modules[name]


def test_members_come_after_what_they_need(folder):
    assert [m.__name__ for m in members("somekinds", "extract")] == ["somekinds.beta", "somekinds.alpha"]


def test_module_without_the_function_is_no_member(folder):
    assert all(
        isinstance(m, types.ModuleType) and m.__name__ != "somekinds.gamma" for m in members("somekinds", "extract")
    )


def test_unknown_need_names_those_there_are(folder):
    (folder / "beta.py").write_text("needs = ('delta',)\ndef extract(): pass\n")
    with pytest.raises(StopRun, match="needs 'delta'; there are: alpha, beta"):
        members("somekinds", "extract")
