"""Work for several processes: in order, with little of it waiting, and nobody left when the first dies."""

from __future__ import annotations

import collections
import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from typing import TypeVar

from ._common import Failed

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


def run(function: Callable[[_Task], _Result], tasks: Iterable[_Task], jobs: int) -> Iterator[_Result]:
    """Yield what a function returns for each task, in the order of the tasks.

    Tasks are taken no sooner than they are needed: there are at most three for each process.
    """
    if jobs == 1:
        yield from map(function, tasks)
        return
    # A process that is forked would hold the locks of threads that it does not have.
    context = multiprocessing.get_context("spawn")
    window: collections.deque[Future[_Result]] = collections.deque()
    with contextlib.ExitStack() as stack:
        pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)
        stack.callback(pool.shutdown, cancel_futures=True)
        try:
            for task in tasks:
                window.append(pool.submit(function, task))
                if len(window) >= 3 * jobs:
                    yield window.popleft().result()
            while window:
                yield window.popleft().result()
        except BrokenExecutor:
            raise Failed("a process at work was killed, perhaps for want of memory") from None


def _begin() -> None:
    """Let a worker end with its parent, which alone answers when the user stops the command."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    # A worker waits for its parent's next task, and would wait for ever.
    os._exit(1)
