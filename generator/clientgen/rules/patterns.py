"""Regular expressions: valid in every engine, and none that runs without end."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog
from clientgen.diagnostics import quote
from clientgen.ir import StringType, reveal
from clientgen.patterns.backtracking import pattern_fault
from clientgen.rules.rule import Finding, at, rule


@rule("SPEC307", "a pattern that is not supported, or could take too long", apart=True)
def _patterns(catalog: Catalog) -> Iterator[Finding]:
    for part, use in catalog.parts():
        if isinstance(part, StringType) and part.pattern is not None:
            pattern = reveal(part.pattern)
            fault = pattern_fault(pattern)
            if fault:
                yield at(
                    use,
                    f"the pattern {quote(pattern)} cannot be used: {fault}",
                    "use only characters, classes, groups, `|` and counts, with `^` and `$` at the "
                    "ends, so that only one of them can match each character of a text",
                    below=".pattern",
                )
