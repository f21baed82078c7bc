"""Mends what rules refuse in a spec that was just made: each change is noted in the report.

The spec is built as every spec is, and each diagnostic leads to the smallest change that ends it: a
name is pinned, a word is left out, a type becomes one that says less. At the end no diagnostic is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from clientgen.codes import CODES
from clientgen.diagnostics import Diagnostic
from clientgen.openapi import names
from clientgen.openapi.lessening import drop_response, drop_unlisted, lessen
from clientgen.openapi.making import Made
from clientgen.openapi.operations import titled
from clientgen.openapi.reading import Json
from clientgen.openapi.renaming import rename_member
from clientgen.openapi.report import Report
from clientgen.openapi.security import need_either, rename_credential
from clientgen.openapi.steps import resolve
from clientgen.symbols.spelling import snake

ROUNDS = 25
"""The most times that a spec is built and mended."""

_TYPE_WORDS = ("type", "$ref", "oneOf", "enum", "properties", "items", "additionalProperties")


class Mending:
    """The changes of one import; `made` is changed in place."""

    def __init__(self, made: Made, report: Report) -> None:
        self._made, self._report = made, report
        self._places = {name: place for place, name in made.pins.operations.items()}
        self._types = {name: place for place, name in made.pins.types.items()}

    def mend(self, found: Iterable[Diagnostic]) -> bool:
        """Change what diagnostics refuse; tell whether anything has changed.

        What a change has touched is left alone: if it is still refused, the next round tells it.
        """
        data, is_changed, done = self._made.data, False, set[str]()
        for each, before in [(each, resolve(data, each.path)) for each in found]:
            steps = resolve(data, each.path)
            if steps != before:
                continue
            is_effect = each.code.startswith("SPEC5") or "/emulation/" in each.location.file
            if is_effect and steps[:1] == ["operations"] and len(steps) > 2:
                steps = ["emulation", "operations", f"{steps[1]}.{steps[2]}"]
            key = ".".join(map(str, steps))
            if key in done:
                continue
            done.add(key)
            if each.code in _LEFT:
                continue
            act = _ACTS.get(each.code, Mending._weaken)
            if steps[:1] == ["operations"] and steps[3:4] == ["examples"]:
                act = Mending._drop_example
            is_changed = bool(act(self, each, steps)) or is_changed
        return is_changed

    def place_of(self, steps: list[Any]) -> str:
        """Where the document says what stands at some steps, as near as it is known."""
        if steps[:1] == ["operations"] and len(steps) > 2:
            return self._places.get(f"{steps[1]}.{steps[2]}", f"{steps[1]}.{steps[2]}")
        if steps[:2] == ["emulation", "operations"] and len(steps) > 2:
            return self._places.get(steps[2], f"{steps[2]}")
        if steps[:1] == ["types"] and len(steps) > 1:
            return self._types.get(steps[1], f"{steps[1]}")
        return ".".join(map(str, steps))

    def at(self, steps: list[Any]) -> Json:
        """Return what stands at some steps."""
        value: Json = self._made.data
        for step in steps:
            value = value[step]
        return value

    def _note(self, each: Diagnostic, steps: list[Any], made: str) -> None:
        self._report.lacks(_kinds(each.code), self.place_of(steps), f"{made}: {each.message}")

    # each act returns whether it changed anything

    def _rename(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Pin another name in Python; credentials have one name for all."""
        if steps[:2] == ["service", "auth"] and len(steps) > 2:
            rename_credential(self._made.data, steps[2])
            return True
        if steps[:1] == ["types"] and len(steps) == 2:
            definition = self.at(steps)
            definition["python_name"] = f"{definition.get('python_name', steps[1])}Type"
            return True
        if steps[:1] == ["operations"] and len(steps) < 3:
            # a group without operations of its own is no key of the data
            return self._rename_group(each.path.removeprefix("operations."))
        if steps[:1] == ["operations"] and len(steps) == 3:
            operation = self.at(steps)
            operation["python_name"] = f"do_{operation.get('python_name', steps[2]).strip('_')}"
            return True
        owner = steps[-2] if len(steps) > 1 else ""
        if owner not in ("parameters", "properties"):
            return self._weaken(each, steps)
        suffix = "value" if owner == "properties" else ""
        rename_member(self.at(steps[:-1]), steps, self._made.types, suffix)
        return True

    def _rename_flag(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Pin another name on the command line: the name in Python stays."""
        member = self.at_or_none(steps)
        owner = steps[-2] if len(steps) > 1 else ""
        if owner not in ("parameters", "properties") or not isinstance(member, dict):
            return self._rename(each, steps)
        base = snake(member.get("python_name", str(steps[-1])))
        made = names.slug(f"{base}_{member.get('in', 'value')}")
        member["flag"] = made if member.get("flag") != made else f"{made}-value"
        return True

    def _drop_flag(self, _: Diagnostic, steps: list[Any]) -> bool:
        """Leave out the name on the command line of a member that no command takes any more."""
        return self.at(steps).pop("flag", None) is not None

    def _rename_group(self, group: str) -> bool:
        """Give the type with the name of a group another one; if it has one, name the group."""
        definition = self._made.types.get(names.pascal(group))
        if definition is not None and "python_name" not in definition:
            definition["python_name"] = f"{names.pascal(group)}Model"
            return True
        own = group.rpartition(".")[2]
        said = self._made.groups.get(group)
        if said is None:
            said = self._made.outer.setdefault(group, {"summary": titled(own)})
        said["python_name"] = f"{said.get('python_name', own)}_group"
        return True

    def _drop(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Leave out the word at the end of the path."""
        if len(steps) < 3:
            return self._weaken(each, steps)
        self.at(steps[:-1]).pop(steps[-1], None)
        self._note(each, steps, "left out")
        return True

    def _drop_default(self, each: Diagnostic, steps: list[Any]) -> bool:
        holder = self.at(steps[:-1] if steps[-1] == "default" else steps)
        if not isinstance(holder, dict) or "default" not in holder:
            return self._weaken(each, steps)
        del holder["default"]
        self._report.fault("a default that does not fit", self.place_of(steps), "left out")
        return True

    def _drop_example(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Leave out an example of a call that the operation does not take."""
        operation = self.at(steps[:3])
        gone = operation["examples"].pop(steps[4], None) if len(steps) > 4 else None
        if not operation["examples"] or gone is None:
            del operation["examples"]
        self._report.fault(
            "an example of a call that does not fit", self.place_of(steps), each.message
        )
        return True

    def _drop_type(self, _: Diagnostic, steps: list[Any]) -> bool:
        """Leave out a type that nothing uses."""
        if steps[:1] == ["types"] and len(steps) == 2:
            del self._made.types[steps[1]]
            return True
        return False

    def _everywhere(self, each: Diagnostic, _: list[Any]) -> bool:
        """State an error of all operations that only some state: the emulator answers all with it."""
        code = each.message.split("`")[3]
        error = self._made.errors["errors"].get(code)
        if error is None or error.get("every_operation"):
            return False
        error["every_operation"] = True
        self._report.lacks("an error that only some operations state", code, "stated of all")
        return True

    def _unfilled(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Let an operation answer with its example; what that cannot fill need not be there."""
        if self._show_example(steps):
            return True
        name = each.message.split("`")[1]
        found = [
            record for record in self._made.types.values() if name in record.get("required", ())
        ]
        for record in found:
            record["required"] = [other for other in record["required"] if other != name]
            self._note(each, steps, "optional")
        return bool(found) or self._drop_operation(each, ["operations", *steps[2].rsplit(".", 1)])

    def _drop_paging(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Leave out pages that an operation cannot have."""
        return self._drop_word("paging", each, steps)

    def _drop_result(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Let calls return the whole response, where no part of it can be what they return."""
        return self._drop_word("result", each, steps)

    def _drop_word(self, word: str, each: Diagnostic, steps: list[Any]) -> bool:
        """Leave out a word of an operation."""
        operation = self.at_or_none(steps[:3])
        if steps[:1] != ["operations"] or not isinstance(operation, dict) or word not in operation:
            return self._weaken(each, steps)
        del operation[word]
        self._note(each, steps, "left out")
        return True

    def _drop_named_paging(self, _: Diagnostic, steps: list[Any]) -> bool:
        """Leave out a paging that no operation uses."""
        paging = self._made.service.get("paging", {})
        if steps[1:2] != ["paging"] or paging.pop(steps[2], None) is None:
            return False
        if not paging:
            del self._made.service["paging"]
        return True

    def _drop_response(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Leave out a response that no request can choose, or that stands beside a stream."""
        is_response = steps[3:4] == ["responses"] and len(steps) > 4
        if not is_response or not drop_response(self.at(steps[:4]), steps[4]):
            return self._weaken(each, steps)
        self._note(each, steps, f"response {steps[4]} left out")
        return True

    def _drop_unchanged(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Let the emulator send a version of what it keeps; without one, leave out that nothing has changed."""
        effect = self.at(steps[:3])
        if "read" in effect and "headers" not in effect:
            effect["headers"] = {"ETag": {"version": True}}
            return True
        group, _, name = str(steps[2]).rpartition(".")
        responses = self._made.groups[group]["operations"][name]["responses"]
        if responses.pop(304, None) is None:
            return self._weaken(each, steps)
        self._note(each, ["operations", group, name], "left out")
        return True

    def _drop_parameter(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Leave out a parameter that is also a credential, or there twice."""
        holder = steps[: 2 if steps[:1] == ["service"] else 4]
        if holder[-1:] != ["parameters"] or len(steps) == len(holder):
            return self._weaken(each, steps)
        del self.at(holder)[steps[len(holder)]]
        self._note(each, steps, "left out")
        return True

    def _listed(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Read no members of an error that are not listed: only JSON has a form for them."""
        record = self._made.types.get(each.message.split("`")[1], {})
        if steps[:1] != ["errors"] or not drop_unlisted(record):
            return self._weaken(each, steps)
        self._note(each, steps, "left out")
        return True

    def _unseen(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Show nothing of a member that leads back to its own type."""
        name = each.message.rpartition("contains `")[2].rstrip("`")
        record = self._made.types.get(steps[1], {}) if steps[:1] == ["types"] else {}
        holder = self.at(steps) if "properties" not in record else record
        member = holder.get("properties", {}).get(name) if isinstance(holder, dict) else None
        if name == "..." and isinstance(holder, dict):
            holder.pop("additionalProperties", None)
            self._note(each, steps, "left out")
            return True
        if member is None:
            return self._weaken(each, steps)
        member["seen"] = False
        if name in holder.get("required", ()):
            holder["required"].remove(name)
        return True

    def _optional(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Let members be absent without which no value of a record could end."""
        record = self.at(steps)
        required = record.pop("required", None) if isinstance(record, dict) else None
        self._report.fault(
            "a record that needs itself", self.place_of(steps), "its members are optional"
        )
        return required is not None or self._weaken(each, steps)

    def _optional_body(self, each: Diagnostic, steps: list[Any]) -> bool:
        body = self.at(steps[:4])
        if isinstance(body, dict) and body.pop("required", None) is not None:
            return True
        return self._weaken(each, steps)

    def _either_credential(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Let one of several credentials do that are sent in one place."""
        is_usual = steps[:1] == ["service"]
        holder = self._made.service if is_usual else self.at(steps[:3])
        if not need_either(holder, "default_auth" if is_usual else "auth"):
            return self._weaken(each, steps)
        self._report.fault(
            "credentials that are sent in one place", self.place_of(steps), "one of them"
        )
        return True

    def _drop_operation(self, each: Diagnostic, steps: list[Any]) -> bool:
        if steps[:1] != ["operations"] or len(steps) < 3:
            return False
        group = self._made.groups[steps[1]]["operations"]
        if steps[2] not in group:
            return False
        made = f"left out: {each.message}"
        self._report.lacks("an operation that a spec cannot have", self.place_of(steps), made)
        del group[steps[2]]
        self._made.emulation["operations"].pop(f"{steps[1]}.{steps[2]}", None)
        if not group:
            del self._made.groups[steps[1]]
        return True

    def _weaken(self, each: Diagnostic, steps: list[Any]) -> bool:
        """Let the innermost type around a place say less; at last leave the operation out."""
        if steps[:1] == ["emulation"]:
            return self._show_example(steps)
        for end in range(len(steps), 1, -1):
            value = self.at_or_none(steps[:end])
            if (
                isinstance(value, dict)
                and any(w in value for w in _TYPE_WORDS)
                and lessen(value, steps[:end])
            ):
                self._note(each, steps, "any value")
                return True
        return self._drop_operation(each, steps)

    def _show_example(self, steps: list[Any]) -> bool:
        """Let an operation answer with its example, where its effect cannot be inferred."""
        emulation = self._made.emulation
        if len(steps) < 3:
            return False
        if steps[1] == "operations":
            is_changed = bool(emulation["operations"].get(steps[2]) != {"example": True})
            emulation["operations"][steps[2]] = {"example": True}
            return is_changed
        collections = emulation.get("collections", {})
        name = steps[2]
        if steps[3:4] == ["seed"] and collections[name].pop("seed", None) is not None:
            return True
        for effect in emulation["operations"].values():
            if name in effect.values():
                effect.clear()
                effect["example"] = True
        collections.pop(name, None)
        for other in [each for each in collections if collections[each].get("parent") == name]:
            self._show_example(["emulation", "collections", other])
        if not collections:
            emulation.pop("collections", None)
        return True

    def at_or_none(self, steps: list[Any]) -> Json:
        """Return what stands at some steps, or None."""
        try:
            return self.at(steps)
        except (KeyError, IndexError, TypeError):
            return None


_LEFT = frozenset({"SPEC305", "SPEC392", "SPEC398"})
"""Warnings that say all there is to say."""

_ACTS: dict[str, Callable[[Mending, Diagnostic, list[Any]], bool]] = {
    "SPEC206": Mending._drop_operation,
    "SPEC242": Mending._drop_operation,
    "SPEC217": Mending._drop_parameter,
    "SPEC216": Mending._drop_parameter,
    "SPEC306": Mending._drop_default,
    "SPEC307": Mending._drop,
    "SPEC309": Mending._drop_default,
    "SPEC321": Mending._optional,
    "SPEC322": Mending._drop_type,
    "SPEC329": Mending._unseen,
    "SPEC355": Mending._drop_response,
    "SPEC359": Mending._drop_response,
    "SPEC362": Mending._optional_body,
    "SPEC369": Mending._drop_result,
    "SPEC371": Mending._drop_paging,
    "SPEC372": Mending._drop_paging,
    "SPEC373": Mending._drop_paging,
    "SPEC374": Mending._drop_named_paging,
    "SPEC378": Mending._drop_flag,
    "SPEC391": Mending._listed,
    "SPEC396": Mending._either_credential,
    "SPEC508": Mending._everywhere,
    "SPEC517": Mending._unfilled,
    "SPEC534": Mending._drop_unchanged,
    "SPEC401": Mending._rename,
    "SPEC402": Mending._rename,
    "SPEC403": Mending._rename_flag,
    "SPEC404": Mending._rename,
    "SPEC405": Mending._rename,
}


def _kinds(code: str) -> str:
    return CODES.get(code, code)
