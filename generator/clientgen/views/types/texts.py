"""The texts of named types for docstrings."""

from __future__ import annotations

from clientgen.ir import Text, TypeDefinition


def about(definition: TypeDefinition) -> tuple[Text | str, ...]:
    """Return the description of a type, or its name."""
    return sentence_of(definition.description or definition.name)


def notes(definition: TypeDefinition, inherited: str = "") -> tuple[tuple[Text | str, ...], ...]:
    """Return the remarks on a type, after a paragraph about what it has from others."""
    first = ((inherited,),) if inherited else ()
    return (*first, *(("Note:", note) for note in definition.notes))


def sentence_of(text: Text) -> tuple[Text | str, ...]:
    """Return a text as the parts of a docstring."""
    return (text,)


def defined(names: list[str]) -> str:
    """A summary, in one line, of the types that a module defines."""
    if len(names) == 1:
        return f"This module defines `{names[0]}`."
    return f"This module defines `{names[0]}` to `{names[-1]}`, which refer to one another."
