"""Finds the members of an open set: every module of a folder that offers a given function."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from graphlib import TopologicalSorter
from types import ModuleType

from kg.errors import StopRun


@cache
def members(folder: str, function: str) -> tuple[ModuleType, ...]:
    """The modules directly in package ``folder`` that define ``function``, in an order that they agree to.

    A module may name others that must come before it in a tuple ``needs``; otherwise the order is
    alphabetical. ``members("kg.facts", "extract")`` lists the extractors.

    Raises:
        StopRun: a module needs one that is not there, or two need each other.
    """
    package = importlib.import_module(folder)
    names = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_"))
    modules = {n: importlib.import_module(f"{folder}.{n}") for n in names}
    found = {n: m for n, m in modules.items() if callable(getattr(m, function, None))}
    return tuple(found[n] for n in _ordered(folder, found))


def _ordered(folder: str, found: dict[str, ModuleType]) -> list[str]:
    needs = {n: getattr(m, "needs", ()) for n, m in found.items()}
    for name, before in needs.items():
        for other in before:
            if other not in found:
                raise StopRun(f"{folder}.{name} needs {other!r}; there are: {', '.join(found)}")
    sorter = TopologicalSorter(needs)
    sorter.prepare()
    order: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        order += ready
        sorter.done(*ready)
    return order


def member(folder: str, function: str, name: str) -> Callable:
    """The ``function`` of the member called ``name``.

    Raises:
        StopRun: there is no such member; the message lists those there are.
    """
    for module in members(folder, function):
        if module.__name__.rpartition(".")[2] == name:
            return getattr(module, function)
    names = ", ".join(m.__name__.rpartition(".")[2] for m in members(folder, function))
    raise StopRun(f"{folder}: no {name!r}; there are: {names}")
