"""One part of a service in place of several, for those who judge all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from clientgen.catalog import Catalog
from clientgen.focus.model import Focus
from clientgen.ir import Emulation, Text, TypeDefinition
from clientgen.symbols import Symbols


def united(
    catalog: Catalog, symbols: Symbols, chosen: Sequence[Focus], others: Iterable[Focus]
) -> Catalog:
    """Return the catalog of what is in some parts of a service: `chosen`; `others` are all other ones.

    Types and collections of the emulator that belong to no part are in it, too. If an effect of the emulator does,
    the whole catalog is returned.
    """
    service = catalog.service
    elsewhere = [*others]
    if not _has_every_effect(service.emulation, [*chosen, *elsewhere]):
        return catalog
    groups = {each.name for focus in chosen for each in focus.groups}
    operations = {each.full_name for focus in chosen for each in focus.operations}
    return Focus(
        whole=(catalog, symbols),
        groups=tuple(
            replace(
                group, operations=tuple(o for o in group.operations if o.full_name in operations)
            )
            for group in service.groups
            if group.name in groups
        ),
        operations=tuple(o for o in service.operations if o.full_name in operations),
        types=_types(catalog, chosen, elsewhere),
        emulation=_emulation(service.emulation, chosen, elsewhere),
        digest="",
    ).catalog


def _types(
    catalog: Catalog, chosen: Sequence[Focus], others: Sequence[Focus]
) -> dict[Text, TypeDefinition]:
    inside = {name for focus in chosen for name in focus.types}
    outside = {name for focus in others for name in focus.types} - inside
    return {name: each for name, each in catalog.types.items() if name not in outside}


def _has_every_effect(emulation: Emulation | None, foci: Iterable[Focus]) -> bool:
    effects = emulation.behaviour.effects if emulation is not None else ()
    inside = {word for focus in foci for word in _words(focus.emulation)}
    return all(("effect", each.operation.text) in inside for each in effects)


def _emulation(
    emulation: Emulation | None, chosen: Sequence[Focus], others: Sequence[Focus]
) -> Emulation | None:
    if emulation is None:
        return None
    inside = {name for focus in chosen for name in _words(focus.emulation)}
    outside = {name for focus in others for name in _words(focus.emulation)} - inside
    behaviour = emulation.behaviour
    return replace(
        emulation,
        behaviour=replace(
            behaviour,
            collections=tuple(
                each
                for each in behaviour.collections
                if ("collection", each.name.text) not in outside
            ),
            effects=tuple(
                each for each in behaviour.effects if ("effect", each.operation.text) not in outside
            ),
        ),
        sample=tuple(e for e in emulation.sample if ("collection", e.name.text) not in outside),
    )


def _words(emulation: Emulation | None) -> set[tuple[str, Text]]:
    """The names of the collections and effects in a part of an emulator."""
    if emulation is None:
        return set()
    behaviour = emulation.behaviour
    return {
        *(("collection", each.name.text) for each in behaviour.collections),
        *(("effect", each.operation.text) for each in behaviour.effects),
    }
