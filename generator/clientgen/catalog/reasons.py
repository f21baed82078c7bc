"""What the statuses of errors mean, by names that are unique within a status."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from clientgen.ir import ErrorCode, ErrorUse, Operation, Service, Text, reveal

Named = dict[int, dict[Text, Text]]
"""For each status, texts by name."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons of one service."""

    service: Service
    usual: dict[int, Text]
    """What a status means where an operation says nothing: the title of the first such code."""

    @classmethod
    def of(cls, service: Service) -> Reasons:
        """Return the reasons of `service`."""
        usual: dict[int, Text] = {}
        for error in service.errors:
            if error.every_operation or not error.reasons:
                usual.setdefault(error.status, error.title)
        return cls(service, usual)

    def of_operation(self, operation: Operation) -> Named:
        """Return what an operation says of statuses, without those that mean the usual."""
        codes = {error.code: error for error in self.service.errors}
        found: Named = {}
        for use in operation.errors:
            error = codes[use.code]
            found.setdefault(error.status, {}).update(self._said(error, use))
        return {
            status: texts
            for status, texts in found.items()
            if list(texts) != [self._usual_code(status)]
        }

    def _usual_code(self, status: int) -> Text | None:
        # by code and never by text: what texts say decides nothing in generated code
        errors = (error for error in self.service.errors if error.status == status)
        usual = (e.code for e in errors if e.every_operation or not e.reasons)
        return next(usual, None)

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
        names = Counter(
            reason.name
            for other in self.service.errors
            if other.status == error.status
            for reason in other.reasons
        )
        return name if names[name] == 1 else Text(f"{reveal(error.code)}.{reveal(name)}")
