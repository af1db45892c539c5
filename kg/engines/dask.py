"""Work on a dask cluster (https://distributed.dask.org): the workers write shards, only their names come back.

Scheduler, workers and this process see the output folder under the same path, and have the same version of kg.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from kg.engines import LOST, Task, Work
from kg.errors import StopRun

AHEAD = 2
"""Tasks that wait for each thread of the cluster."""
WAIT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Dask:
    """A cluster by the address of its scheduler (``tcp://host:8786``)."""

    scheduler: str

    def run(self, work: Work[Task], tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """Each task with its answer, as they come.

        Raises:
            StopRun: dask is not installed, or no scheduler answers.
        """
        waiting = iter(tasks)
        with self._client() as client:
            from distributed import KilledWorker, as_completed

            most = AHEAD * max(1, sum(client.nthreads().values()))
            out = {client.submit(work, task, pure=False): task for task in islice(waiting, most)}
            answers = as_completed(list(out), loop=client.loop)
            for future in answers:
                task = out.pop(future)
                try:
                    yield task, future.result()
                except KilledWorker:
                    yield task, LOST
                for more in islice(waiting, 1):
                    new = client.submit(work, more, pure=False)
                    out[new] = more
                    answers.add(new)

    def _client(self) -> Any:
        try:
            from distributed import Client
        except ImportError:
            raise StopRun("--engine dask needs dask 未安装 dask: pip install 'xianzhi[dask]'") from None
        if not self.scheduler:
            raise StopRun("--engine dask needs --scheduler ADDRESS 须给出调度器地址: tcp://host:8786")
        try:
            return Client(self.scheduler, timeout=WAIT_SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise StopRun(
                f"{self.scheduler}: no dask scheduler answers 无法连接调度器 ({error}): check the address"
            ) from None
