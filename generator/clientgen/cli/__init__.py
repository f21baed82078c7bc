"""The command: reads arguments, prints diagnostics and a summary, and exits with a code.

Data is written to stdout, messages to stderr. Exit codes: 0 success, 1 problems in the spec or
drift between spec and generated files, 2 wrong usage or a system error, 70 a bug in clientgen, 130
interrupted, 141 output closed by its reader. For several APIs, the highest code is used.
"""

from __future__ import annotations

import sys

try:
    from clientgen.cli.commands import main
except KeyboardInterrupt:  # no work has started, so a traceback of the imports is not useful
    sys.stderr.write("interrupted\n")
    sys.exit(130)

__all__ = ["main"]
