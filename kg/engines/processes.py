"""Work on several cores of this machine.

New processes are started, never forked from this one: its libraries may have threads, whose locks a fork would copy.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any

from kg.engines import LOST, Task, Work

METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
TRIES = 2
"""Of a task that was out when a process died: which one's task was to blame is not known."""
AHEAD = 2
"""Tasks that wait for each process."""


@dataclass(frozen=True, slots=True)
class Processes:
    """So many processes, one task at a time each."""

    workers: int

    def run(self, work: Work[Task], tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """Each task with its answer, as they come; when a process dies, those that were out are tried one by one."""
        waiting, suspects = iter(tasks), deque[Task]()
        pool, out = self._pool(), dict[Future[Any], Task]()
        try:
            while True:
                _fill(pool, work, waiting, out, self.workers * AHEAD)
                if not out:
                    return
                for future in wait(out, return_when=FIRST_COMPLETED).done:
                    task = out.pop(future)
                    try:
                        yield task, future.result()
                    except BrokenProcessPool:
                        suspects.append(task)
                if suspects:
                    suspects.extend(_rest(out))
                    out.clear()
                    pool.shutdown()
                    while suspects:
                        yield suspects[0], self._alone(work, suspects.popleft())
                    pool = self._pool()
        finally:
            _stop(pool)

    def _alone(self, work: Work[Task], task: Task) -> Any:
        """The answer of a task that has a process to itself; LOST where that dies twice."""
        for _ in range(TRIES):
            pool = self._pool(1)
            try:
                return pool.submit(work, task).result()
            except BrokenProcessPool:
                continue
            finally:
                _stop(pool)
        return LOST

    def _pool(self, workers: int = 0) -> ProcessPoolExecutor:
        context: Any = multiprocessing.get_context(METHOD)
        if METHOD == "forkserver":
            context.set_forkserver_preload(["kg.growing"])  # imported once for all processes
        return ProcessPoolExecutor(workers or self.workers, mp_context=context, initializer=_prepare)


def _fill(
    pool: ProcessPoolExecutor, work: Work[Task], waiting: Iterator[Task], out: dict[Future[Any], Task], most: int
) -> None:
    while len(out) < most:
        task = next(waiting, None)
        if task is None:
            return
        try:
            out[pool.submit(work, task)] = task
        except BrokenProcessPool as error:  # it died since; the task is tried like those that were out
            failed: Future[Any] = Future()
            failed.set_exception(error)
            out[failed] = task
            return


def _rest(out: dict[Future[Any], Task]) -> list[Task]:
    """Tasks of a broken pool; what was answered in time is asked once more, which changes nothing."""
    return list(out.values())


def _prepare() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent, interrupted too, ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot end its workers, and they would wait for tasks for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the processes, whatever they do."""
    running = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in running:
        process.terminate()
