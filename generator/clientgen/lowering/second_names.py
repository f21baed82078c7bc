"""Operations that are there under a second name: all that they are is said at the first one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from clientgen.ir import Emulation, Group, Operation, Text, Word, reveal
from clientgen.lowering.node import Node
from clientgen.lowering.problems import Problems
from clientgen.lowering.types import read_deprecation


def is_second(node: Node) -> bool:
    """Tell whether an entry of a group is a second name of an operation."""
    return node.has("same_as")


def with_second_names(
    groups: Iterable[Group], entries: Mapping[Text, Node | None], problems: Problems
) -> tuple[Group, ...]:
    """Return groups with the operations that are there under a second name, in the order of `entries`.

    `entries` has the mapping of operations of each group. The parts of such an operation are those
    of the first, and so are their places.
    """
    groups = tuple(groups)
    first = {reveal(each.full_name): each for group in groups for each in group.operations}
    return tuple(
        replace(
            group, operations=tuple(_operations(group, entries.get(group.name), first, problems))
        )
        for group in groups
    )


def _operations(
    group: Group, entries: Node | None, first: Mapping[str, Operation], problems: Problems
) -> Iterator[Operation]:
    own = {reveal(each.name): each for each in group.operations}
    for name, node in entries.members() if entries is not None else ():
        if not is_second(node):
            yield own[name]
            continue
        stated = node.word("same_as")
        if stated in first:
            yield _renamed(first[stated], group, name, node)
        elif "operations" not in problems.unreadable:
            problems.unknown("SPEC242", node["same_as"], "an operation", stated, tuple(first))


def _renamed(operation: Operation, group: Group, name: str, node: Node) -> Operation:
    return replace(
        operation,
        group=group.name,
        name=Text(name),
        same_as=operation.full_name,
        title=node.text("title") or operation.title,
        description=node.text("description") or operation.description,
        deprecated=read_deprecation(node) or operation.deprecated,
        python_name=node.text("python_name"),
        location=node.location,
        path=Text(node.path),
    )


def with_second_effects(
    emulation: Emulation, operations: Iterable[Operation], problems: Problems
) -> Emulation:
    """Return `emulation` in which operations do under a second name what they do under the first."""
    effects = {effect.operation.text: effect for effect in emulation.behaviour.effects}
    examples = set(emulation.examples)
    for operation in operations:
        if operation.same_as is None:
            continue
        name = operation.full_name
        if name in effects:
            word = effects[name].operation
            message = f"`{reveal(name)}` is a second name of `{reveal(operation.same_as)}`, so it has the effect of that"
            hint = "remove the entry"
            problems.add_at("SPEC242", word.location, reveal(word.path), message, hint)
        if operation.same_as in effects:
            word = Word(text=name, location=operation.location, path=operation.path)
            effects[name] = replace(effects[operation.same_as], operation=word)
        examples |= {name} if operation.same_as in examples else set()
    return replace(
        emulation,
        behaviour=replace(emulation.behaviour, effects=tuple(effects.values())),
        words={**dict.fromkeys(effects, ()), **emulation.words},
        examples=frozenset(examples),
    )
