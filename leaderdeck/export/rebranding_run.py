"""Many decks at once: in this process, in several, or on a cluster. One that fails never stops the others."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection

from leaderdeck.errors import FileProblem
from leaderdeck.export.rebranding import RebrandJob, RebrandOutcome, rebrand_file
from leaderdeck.language import say

Work = Callable[[RebrandJob], RebrandOutcome]
_WAITING = 3
"""Jobs handed out for each process: enough to keep it busy, few enough to stop soon."""
_ANSWER_SECONDS = "15s"


def run_jobs(
    jobs: Sequence[RebrandJob],
    at_once: int = 1,
    scheduler: str = "",
    is_canceled: Callable[[], bool] = lambda: False,
    work: Work = rebrand_file,
) -> Iterator[RebrandOutcome]:
    """Do the jobs and tell each outcome when it is there, in any order.

    Once `is_canceled` says so no further job is begun; those under way are finished and told. Raises FileProblem where
    there is no cluster at the scheduler's address.
    """
    if scheduler:
        yield from _on_cluster(jobs, scheduler, is_canceled, work)
    elif at_once <= 1 or len(jobs) <= 1:
        for job in jobs:
            if is_canceled():
                return
            yield work(job)
    else:
        yield from _in_processes(jobs, at_once, is_canceled, work)


def _in_processes(
    jobs: Sequence[RebrandJob], at_once: int, is_canceled: Callable[[], bool], work: Work
) -> Iterator[RebrandOutcome]:
    waiting = deque(jobs)
    while waiting and not is_canceled():
        suspects = yield from _until_broken(waiting, at_once, is_canceled, work)
        for job in suspects:
            # One of these took a process down with it: each gets a process of its own, and the culprit is told.
            yield _alone(job, work)


def _until_broken(
    waiting: deque[RebrandJob], at_once: int, is_canceled: Callable[[], bool], work: Work
) -> Generator[RebrandOutcome, None, list[RebrandJob]]:
    """Work through the jobs; gives back those that were under way when a process died."""
    lost: list[RebrandJob] = []
    with _pool(at_once) as pool:
        running: dict[Future[RebrandOutcome], RebrandJob] = {}
        try:
            while (waiting or running) and not lost:
                while waiting and len(running) < at_once * _WAITING and not is_canceled():
                    job = waiting.popleft()
                    running[pool.submit(work, job)] = job
                if not running:
                    break
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    job = running.pop(future)
                    if isinstance(future.exception(), BrokenProcessPool):
                        lost.append(job)
                    else:
                        yield _told(future, job)
        except BrokenProcessPool:
            lost.append(job)
        except (KeyboardInterrupt, GeneratorExit):
            pool.shutdown(wait=True, cancel_futures=True)
            raise
        lost += running.values() if lost else ()
    return lost


def _alone(job: RebrandJob, work: Work) -> RebrandOutcome:
    with _pool(1) as pool:
        return _told(pool.submit(work, job), job)


def _told(future: Future[RebrandOutcome], job: RebrandJob) -> RebrandOutcome:
    problem = future.exception()
    if problem is None:
        return future.result()
    return _failed(job, problem)


def _failed(job: RebrandJob, problem: BaseException) -> RebrandOutcome:
    reason = type(problem).__name__
    sentence = say("{file} kunne ikke omprofileres ({reason}); meld fra om filen.", file=job.source.name, reason=reason)
    return RebrandOutcome(job.source, job.target, trouble=str(sentence))


def _pool(at_once: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a forked Qt is not safe. Ctrl-C is the parent's business.
    return ProcessPoolExecutor(at_once, multiprocessing.get_context("spawn"), initializer=_begin_process)


def _begin_process() -> None:
    """Leave interrupts to the parent, and end with it: a parent that was killed cannot tell its processes to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)  # what it was writing has not taken its place yet, and is swept up by the next run


def _on_cluster(
    jobs: Sequence[RebrandJob], scheduler: str, is_canceled: Callable[[], bool], work: Work
) -> Iterator[RebrandOutcome]:
    """The same on a Dask cluster, whose machines must see the same folders."""
    try:
        distributed = importlib.import_module("distributed")
    except ImportError:
        raise FileProblem(say("--scheduler trenger et tillegg; installer leaderdeck[cluster].")) from None
    try:
        client = distributed.Client(scheduler, timeout=_ANSWER_SECONDS)
    except (OSError, ValueError):
        raise FileProblem(say("Fant ingen klynge på {address}; sjekk adressen.", address=scheduler)) from None
    with client:
        sent = {client.submit(work, job, pure=False): job for job in jobs}
        for future in distributed.as_completed(list(sent)):
            problem = future.exception()
            yield future.result() if problem is None else _failed(sent[future], problem)
            if is_canceled():
                client.cancel(list(sent))
                return
