"""`emulation.yaml`: the behaviour of an emulator, and the tour on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clientgen.ir.behaviour import Behaviour
from clientgen.ir.words import Datum, Member, Word
from clientgen.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TourStep:
    """One command of the tour: its operation, and the values that differ from the examples."""

    operation: Word
    text: Word
    parameters: tuple[Member, ...] = ()
    body: Datum | None = None
    fails: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Emulation:
    """The whole of `emulation.yaml`: the behaviour of the emulator, and the tour and sample.

    `operations` is the key under which the effects are listed, `words` are the keys of each
    collection and each effect, by its name. `sample` contains items by the name of their
    collection. `examples` are the names of operations whose response is always the example of its
    type; the effects of these have no response of their own until there is a catalog of examples.
    """

    behaviour: Behaviour
    operations: Word
    words: Mapping[Text, tuple[Word, ...]]
    tour: tuple[TourStep, ...] = ()
    sample: tuple[Member, ...] = ()
    examples: frozenset[Text] = frozenset()
