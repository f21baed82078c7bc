"""The file of scenarios."""

from __future__ import annotations

from collections.abc import Iterable

from clientgen.cases.scenarios.generated import BEGIN
from clientgen.cases.scenarios.script import Script
from clientgen.cases.scenarios.sources import ENDPOINT
from clientgen.cases.scenarios.stories import Stories
from clientgen.cases.values import Values
from clientgen.python_source import Data


def scenario_facts(values: Values) -> Data | None:
    """Return the scenarios of some groups and their items; None if there are none.

    The emulation of the service is that of these groups.
    """
    stories = _stories(values)
    facts = None if stories is None else _facts(stories.all())
    return facts if facts and facts["scenarios"] else None


def refusal_facts(values: Values) -> Data | None:
    """Return the scenarios of what is refused before any operation begins, perhaps without steps.

    None if the service has no emulator.
    """
    stories = _stories(values)
    return None if stories is None else _facts(stories.refusals())


def _stories(values: Values) -> Stories | None:
    emulation = values.service.emulation
    return None if emulation is None else Stories(values, emulation)


def _facts(scripts: Iterable[Script]) -> Data:
    scenarios = [
        {"name": script.name, "options": script.options, "steps": script.steps}
        for script in scripts
        if script.steps
    ]
    return {"format": 1, "endpoint": ENDPOINT, "begin": BEGIN, "scenarios": scenarios}
