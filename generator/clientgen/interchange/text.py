"""A document as text: JSON, or YAML that readers of YAML 1.1 and 1.2 take for the same data."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from clientgen.document import is_text
from clientgen.interchange.words import Words

if TYPE_CHECKING:
    import yaml

Form: TypeAlias = Literal["json", "yaml"]

_HIDDEN = re.compile(r"[^\n -~]")
_LIKE_A_NUMBER = re.compile(r"[-+.0-9]")


def text_of(document: Words, form: Form) -> str:
    """Return the text of a document; characters that cannot be seen are escaped."""
    if form == "json":
        text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    else:
        import yaml

        text = yaml.dump(document, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=100)
    return _HIDDEN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    """A character, or its escape, which JSON and YAML have in double quotes alike."""
    character = found[0]
    return character if character.isprintable() else json.dumps(character)[1:-1]


@cache
def _dumper() -> type[yaml.SafeDumper]:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Quotes what any reader could take for something else than text."""

        def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - as yaml has it
            return True

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        style = None
        if any(not c.isprintable() for c in value.replace("\n", "")):
            style = '"'
        elif "\n" in value:
            style = "|"
        elif not is_text(value) or _LIKE_A_NUMBER.match(value):
            style = '"'
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper
