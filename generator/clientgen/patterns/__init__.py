"""Regular expressions that always match in limited time: the subset that specs may use.

`pattern_fault` says what is wrong with a pattern, or that it would need too many steps. This
package does not depend on the spec format.
"""

from __future__ import annotations

from clientgen.patterns.backtracking import pattern_fault

__all__ = ["pattern_fault"]
