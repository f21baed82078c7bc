"""Size and depth of values whose parts may be shared."""

from __future__ import annotations

from dataclasses import dataclass, field

from clientgen.ir import ListValue, ObjectValue, Value

MOST_TAKEN = 10_000
"""Maximum number of values that an example may take from examples of other types."""
DEEPEST = 64
"""Maximum nesting of lists and records in a complete example, the same as in a file."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Measures each shared part only once, even if a value contains it several times."""

    known: dict[int, tuple[Value, int, int]] = field(default_factory=dict)
    """By the identity of a value: the value (to keep it alive), its number of values, its depth."""

    def fits(self, complete: Value, written: Value) -> bool:
        """Tell whether the complete value of `written` is within the limits."""
        number, depth = self._measure(complete)
        return number <= MOST_TAKEN + self._measure(written)[0] and depth <= DEEPEST

    def _measure(self, value: Value) -> tuple[int, int]:
        match value:
            case ListValue(items=items):
                parts = items
            case ObjectValue(members=members):
                parts = tuple(member for _, member in members)
            case _:
                return 1, 0
        if id(value) not in self.known:
            measured = [self._measure(part) for part in parts]
            number = 1 + sum(number for number, _ in measured)
            depth = 1 + max((depth for _, depth in measured), default=0)
            self.known[id(value)] = (value, number, depth)
        _, number, depth = self.known[id(value)]
        return number, depth
