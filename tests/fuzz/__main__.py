"""Fuzz for longer, or replay an input: `python -m tests.fuzz [TARGET ...] [--seconds N]`."""

from __future__ import annotations

import argparse
import sys

from .guided import Budget, Engine, FuzzError, engine_at_hand, is_possible
from .target import NAMES, find


def main() -> int:
    """Return 1 if a contract was broken, 0 if not."""
    parser = argparse.ArgumentParser(prog=f"python -m {__package__}", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--seconds", type=int, default=60, help="for each target [default: 60]")
    parser.add_argument("--seed", type=int, default=1, help="another number, other inputs")
    parser.add_argument("--replay", metavar="HEX", help="run one input of one target instead")
    given = parser.parse_args()
    unknown = set(given.targets) - set(NAMES)
    if unknown or (given.replay is not None and len(given.targets) != 1):
        parser.error(f"no target is called {', '.join(unknown)}" if unknown else "name one target")
    if given.replay is not None:
        find(given.targets[0]).run(bytes.fromhex(given.replay.strip("-")))
        return 0
    if not is_possible():
        parser.error("atheris is not installed: `pip install '.[fuzz]'`, where it has a wheel")
    budget = Budget(seconds=given.seconds, seed=given.seed)
    with engine_at_hand() as engine:
        return max(_fuzz(engine, name, budget) for name in given.targets or NAMES)


def _fuzz(engine: Engine, name: str, budget: Budget) -> int:
    print(f"{name}: {budget.seconds} seconds", flush=True)
    try:
        print(engine.run(name, budget), flush=True)
    except FuzzError as error:
        print(error, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
