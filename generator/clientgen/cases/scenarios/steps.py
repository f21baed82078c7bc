"""The file of scenarios."""

from __future__ import annotations

from clientgen.cases.scenarios.generated import BEGIN
from clientgen.cases.scenarios.sources import ENDPOINT
from clientgen.cases.scenarios.stories import Stories
from clientgen.cases.values import Values
from clientgen.catalog import Catalog
from clientgen.python_source import Data
from clientgen.symbols import Symbols


def scenario_facts(catalog: Catalog, symbols: Symbols) -> Data | None:
    """Return the content of `tests/scenarios.json`; None if the service has no emulator."""
    emulation = catalog.service.emulation
    if emulation is None:
        return None
    stories = Stories(Values.of(catalog, symbols), emulation)
    return {
        "format": 1,
        "endpoint": ENDPOINT,
        "begin": BEGIN,
        "scenarios": [
            {"name": script.name, "sample": script.has_sample, "steps": script.steps}
            for script in stories.all()
            if script.steps
        ],
    }
