"""Draws what `emulation.yaml` says of all operations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .draw import Draw, Words

REFUSALS: Sequence[str] = (
    "unknown_path", "unknown_verb", "wrong_query", "wrong_header", "unauthenticated",
    "malformed_request", "missing_body", "malformed_body", "missing_content_type",
    "unknown_content_type", "not_acceptable", "too_large", "busy", "internal",
)  # fmt: skip
RULES: Sequence[str] = (
    "required", "null", "type", "minLength", "maxLength", "pattern", "format", "minimum",
    "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum", "minItems", "maxItems",
)  # fmt: skip


@dataclass
class Emulator:
    """Draws the words about the emulator as a whole; `emulation` has those about operations."""

    draw: Draw
    emulation: Words

    def finish(self) -> None:
        """Add the words."""
        if self.draw.chance(30):
            self.emulation["refusals"] = {
                name: {"error": "Invalid"} for name in self.draw.some(REFUSALS, 9, 4)
            }
        if self.draw.chance(30):
            self.emulation["invalid"] = self._invalid()
        self.emulation |= self.draw.words(
            20,
            headers={"X-Told": {"generate": "unix_time"}},
            errors={"xml_without": ["X-Told"], "wrapped_without": ["X-Told"]},
        )
        effects = self.emulation.get("operations", {})
        collections = self.emulation.get("collections", {})
        outer = [name for name, each in collections.items() if "parent" not in each]
        if outer and not any("require" in each for each in effects.values()):
            sample = {outer[0]: [{"id": 3, "title": "a sample"}]}
            self.emulation |= self.draw.words(30, tour=self._tour(outer[0]), sample=sample)
        if not effects:
            self.emulation.pop("operations", None)

    def _invalid(self) -> list[Words]:
        first = self.draw.words(60, at=["title", "size"], rule=self.draw.some(RULES, 9, 3))
        how = self.draw.pick([{"reason": "long"}, {"message": "It is wrong."}])
        return [{"error": "Invalid", **first, **how}, {"error": "Invalid"}]

    def _tour(self, name: str) -> list[Words]:
        add = {"operation": f"{name}.add", "text": "Add one"}
        add |= self.draw.words(40, body={"title": "a tour"})
        get = {"operation": f"{name}.get", "text": "There is none", "fails": True}
        get |= {"parameters": {f"{name}Id": 999}}
        return [add, get][: self.draw.number(1, 2)]
