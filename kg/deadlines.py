"""Work that is given up when its time is over: it runs in a process of its own, which can be killed.

The triplestore cannot be asked to break off, and a query nested too deeply ends its process.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import pickle
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from kg.errors import KgError, StopRun

Answer = TypeVar("Answer")

COPIES_MEMORY = sys.platform == "linux"
"""Whether the new process has all that this one has (fork); elsewhere the work is sent to it, pickled."""


class CrashError(Exception):
    """The process ended without an answer."""


def within(seconds: float | None, work: Callable[[], Answer]) -> Answer:
    """What ``work`` returns, whole; the :class:`KgError` that it raises is raised here.

    Args:
        seconds: time for the work; None for no end.
        work: called without arguments; what it returns can be pickled.

    Raises:
        TimeoutError: it took longer.
        CrashError: its process ended (the system's memory or the stack was used up).
    """
    context: Any = multiprocessing.get_context("fork" if COPIES_MEMORY else "spawn")
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_run, args=(theirs, work), daemon=True)
    worker.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise TimeoutError
        answer, error = pickle.loads(ours.recv_bytes())
    except EOFError:
        raise CrashError from None
    finally:
        worker.kill()
        worker.join()
        ours.close()
    if error is not None:
        raise error
    return answer


def _run(connection: Connection, work: Callable[[], object]) -> None:
    faulthandler.disable()  # where somebody has switched it on: what crashes here is said in one line
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the parent, interrupted too, speaks for both
    try:
        sent = pickle.dumps((work(), None))
    except KgError as error:
        sent = pickle.dumps((None, error))
    except MemoryError:
        sent = pickle.dumps((None, StopRun("the memory is used up 内存不足; ask for less, for example with LIMIT")))
    connection.send_bytes(sent)
