"""`emulation.yaml` as plain data: the behaviour of the emulator, and items for a first try."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from clientgen.ir import Datum, Emulation, Word, reveal, thaw

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Data = dict[str, Any]


def emulation_data(emulation: Emulation) -> Data:
    """Return what the emulator does, as its `behaviour_from_data` reads it.

    Objects have the members of the classes of `ir.behaviour`, without those that have their default.
    """
    return _object(emulation.behaviour)


def sample_data(emulation: Emulation) -> Data:
    """Return the items of the sample by the name of their collection, as emulators take seeds."""
    return {reveal(member.name.text): thaw(member.value.value) for member in emulation.sample}


def first_items(emulation: Emulation) -> Data:
    """Return the sample, else the first item of each seed, in the form of a seed."""
    seeds = {
        reveal(each.name.text): [thaw(each.seed[0].value)]
        for each in emulation.behaviour.collections
        if each.seed and each.parent is None
    }
    return sample_data(emulation) or seeds


def _object(node: DataclassInstance) -> Data:
    members = {field.name: (getattr(node, field.name), field.default) for field in fields(node)}
    return {name: _plain(value) for name, (value, default) in members.items() if value != default}


def _plain(value: object) -> object:
    match value:
        case Word():
            return reveal(value.text)
        case Datum():
            return thaw(value.value)
        case tuple():
            return [_plain(item) for item in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return _object(value)
        case _:
            return value
