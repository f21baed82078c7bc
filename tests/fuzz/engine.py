"""One target in a process of its own, guided by coverage: `python -m tests.fuzz.engine TARGET ...`.

What follows the target are options and folders of libFuzzer. atheris is needed.
"""

from __future__ import annotations

import sys
from itertools import islice

import atheris

from .target import find

GUIDES = ["clientgen", "media_services_management", "h11", "jmespath", "tomllib", "yaml"]
"""Packages whose branches tell whether an input is new."""


def main(name: str, options: list[str]) -> None:
    """Fuzz until libFuzzer ends the process."""
    with atheris.instrument_imports(include=GUIDES):
        target = find(name)
        for seed in islice(target.seeds(), 10):
            # what is imported on first use is instrumented, which takes longer than an input may
            target.check(seed)
    atheris.Setup([sys.argv[0], *options], target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
