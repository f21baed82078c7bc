"""Targets guided by coverage, each in a process of its own: `python -m tests.fuzz.engine TARGET ...`.

What follows the target are options and folders of libFuzzer. Without a target, jobs come by standard
input, and the process of each is forked from one that keeps what is imported and instrumented: that
takes longer than most jobs. atheris is needed.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from contextlib import suppress
from itertools import islice
from pathlib import Path

import atheris

from .guided import Job, options
from .target import Target, find

GUIDES = ["clientgen", "media_services_management", "h11", "jmespath", "tomllib", "yaml"]
"""Packages whose branches tell whether an input is new."""


def prepare(name: str) -> Target:
    """Return a target that is instrumented, with what it imports on first use."""
    with atheris.instrument_imports(include=GUIDES):
        target = find(name)
        for seed in islice(target.seeds(), 10):
            # what is imported on first use is instrumented, which takes longer than an input may
            target.check(seed)
    return target


def fuzz(target: Target, given: list[str]) -> None:
    """Fuzz until libFuzzer ends the process."""
    atheris.Setup([sys.argv[0], *given], target.run)
    atheris.Fuzz()


def serve() -> None:
    """Do the jobs that come by standard input, one after another, until its end.

    The exit code of each is a line of standard output; all else is written where the job says.
    """
    codes = os.fdopen(os.dup(1), "w")
    gc.disable()  # what instrumenting leaves in circles is too little to search for
    for line in sys.stdin.buffer:
        job = Job(**json.loads(line))
        with Path(job.folder, "said").open("wb") as said:
            for stream in (1, 2):
                os.dup2(said.fileno(), stream)
        # what fails here fails again in the process of the job, and ends that one only
        with atheris.instrument_imports(include=GUIDES), suppress(Exception):
            find(job.name)
        gc.freeze()
        print(_forked(job), file=codes, flush=True)


def _forked(job: Job) -> int:
    """Do a job in a new process; return its exit code.

    That process ends as every program does: in its end, libFuzzer sees a broken contract.
    """
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    gc.enable()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    target = prepare(job.name)
    fuzz(target, options(target, job))
    sys.exit()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        fuzz(prepare(sys.argv[1]), sys.argv[2:])
    else:
        serve()
