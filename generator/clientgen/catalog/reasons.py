"""What the statuses of errors mean, by names that are unique within a status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from clientgen.ir import ErrorCode, ErrorUse, Operation, Service, Text, joined

Named = dict[int, dict[Text, Text]]
"""For each status, texts by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """The reasons of one service."""

    service: Service
    errors: Mapping[Text, ErrorCode]
    usual: Mapping[int, ErrorCode]
    """What a status means where an operation says nothing: the first code without reasons."""
    names: Mapping[tuple[int, Text], int]
    """How many codes of a status have a reason of one name."""

    @classmethod
    def of(cls, service: Service) -> Reasons:
        """Return the reasons of `service`."""
        usual: dict[int, ErrorCode] = {}
        for error in service.errors:
            if error.every_operation or not error.reasons:
                usual.setdefault(error.status, error)
        return cls(
            service=service,
            errors={error.code: error for error in service.errors},
            usual=usual,
            names=Counter(
                (error.status, reason.name) for error in service.errors for reason in error.reasons
            ),
        )

    def of_operation(self, operation: Operation) -> Named:
        """Return what an operation says of statuses, without those that mean the usual."""
        found: Named = {}
        for use in operation.errors:
            error = self.errors.get(use.code)
            if error is not None:
                found.setdefault(error.status, {}).update(self._said(error, use))
        return {
            status: texts for status, texts in found.items() if not self._is_usual(status, texts)
        }

    def _is_usual(self, status: int, texts: Mapping[Text, Text]) -> bool:
        # by code and never by text: what texts say decides nothing in generated code
        usual = self.usual.get(status)
        return usual is not None and list(texts) == [usual.code]

    def all(self) -> Named:
        """Return every reason, and every title of a code that an operation names without one."""
        found: Named = {}
        for error in self.service.errors:
            for reason in error.reasons:
                name = self._name(error, reason.name)
                found.setdefault(error.status, {})[name] = reason.text
        for operation in self.service.operations:
            for status, texts in self.of_operation(operation).items():
                found.setdefault(status, {}).update(texts)
        return found

    def _said(self, error: ErrorCode, use: ErrorUse) -> dict[Text, Text]:
        texts = {reason.name: reason.text for reason in error.reasons}
        if not use.reasons:
            return {error.code: error.title}
        return {self._name(error, name): texts[name] for name in use.reasons if name in texts}

    def _name(self, error: ErrorCode, name: Text) -> Text:
        """The name of a reason, after its code where another code of the status has it too."""
        is_unique = self.names[error.status, name] == 1
        return name if is_unique else joined(error.code, ".", name)
