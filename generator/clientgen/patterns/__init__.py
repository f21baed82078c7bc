"""Regular expressions that cannot keep a machine busy: the subset that specs may use.

`pattern_fault` says what is wrong with a pattern, or that it would need too many steps; nothing
here knows what a spec is.
"""

from __future__ import annotations

from clientgen.patterns.backtracking import pattern_fault

__all__ = ["pattern_fault"]
