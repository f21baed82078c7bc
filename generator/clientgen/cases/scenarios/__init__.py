"""Scenarios of the emulator: requests in order, each with the response that the spec implies.

`model` derives the responses from the behaviour that `emulation.yaml` describes, independently of
the emulator; `stories` chooses the calls; `steps` writes both down. What the model cannot derive is
left out.
"""

from __future__ import annotations

from clientgen.cases.scenarios.steps import refusal_facts, scenario_facts

__all__ = ["refusal_facts", "scenario_facts"]
