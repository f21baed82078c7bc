"""The command: arguments in, printed diagnostics, a summary and an exit code out.

Data goes to stdout, messages to stderr. Exit codes: 0 all is well, 1 problems in the spec or drift
between spec and generated files, 2 wrong usage or a system that refuses, 70 a mistake of clientgen,
130 interrupted, 141 nobody reads the output any more. Of several APIs, the highest counts.
"""

from __future__ import annotations

import sys

try:
    from clientgen.cli.commands import main
except KeyboardInterrupt:  # nothing was begun, and what was being imported is no news
    sys.stderr.write("interrupted\n")
    sys.exit(130)

__all__ = ["main"]
