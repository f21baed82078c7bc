"""The names of the files of a spec, in YAML and in JSON."""

from __future__ import annotations

from typing import Literal

from clientgen.diagnostics import quote

Part = Literal["async", "cli", "emulator", "tests"]
"""The parts that `python.without` of service.yaml, or a run, can omit of a distribution."""

PROFILE_FILES = ("profile.yaml", "profile.json")
PROFILE_FILE = PROFILE_FILES[0]
"""The conventions of the pages, beside them or in the folder of the API."""
PAGES_FILE = "pages.yaml"
"""The file that says which editions of pages a spec was held against."""
API_FILES = (
    *("service.yaml", "types.yaml", "errors.yaml", "deviations.yaml", "emulation.yaml"),
    *(PAGES_FILE, PROFILE_FILE),
)
"""The files of an API, without those of its operation groups; those that people write may be JSON."""
OF_IMPORTS = ("import.yaml", "import-report.md", "names.yaml")
"""What an import keeps beside the files of an API: they say nothing of the API itself."""
DIVISIBLE = ("types", "errors", "emulation")
"""The names of files, without `.yaml`, that a folder of files may replace."""
GROUPS = "operations"
"""The folder that contains the files of operation groups."""
GROUP_FILE = "_group.yaml"
"""The file of a group that has no operations of its own, in the folder of its groups."""
DEEPEST_GROUP = 8
"""Maximum number of groups within one another."""
LONGEST_GROUP = 150
"""The most characters of the name of a group with those around it, from which its files are named."""
SERVICE_FILES = ("service.yaml", "service.json")
"""The file of which every API has one."""
IN_JSON = tuple(name.replace(".yaml", ".json") for name in API_FILES if name != PAGES_FILE)
"""The names in JSON of the files of an API."""


def is_json(path: str) -> bool:
    """Tell whether the name of a file says that it is JSON."""
    return path.endswith(".json")


def as_yaml(path: str) -> str:
    """Return the name that a file of a spec would have in YAML: what is in it is the same."""
    return f"{path.removesuffix('.json')}.yaml" if is_json(path) else path


def kind_of(path: str) -> str:
    """Return the first part of a path in the folder of an API, without the ending of a file."""
    return as_yaml(path.partition("/")[0]).removesuffix(".yaml")


def how_to_divide(file: str) -> str:
    """Return the hint for a file of a spec that is too large; `file` is its path in the project."""
    *folders, name = file.split("/")
    kind = kind_of(name)
    if len(folders) > 2:
        return "divide it into several files"
    if kind in DIVISIBLE:
        return f"divide it into several files in a folder {quote(kind)}"
    return "shorten it"
