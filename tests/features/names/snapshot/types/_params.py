"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

import builtins
from typing import Literal, NotRequired, TypeAlias, TypedDict

FunctionLiteral: TypeAlias = Literal["lambda", "def"]


class ImportedParams(TypedDict):
    """What may be given in place of `Imported`."""

    source: str
    nothing: NotRequired[bool]
    list: NotRequired[builtins.list[str]]
    own: NotRequired[int]
    camel_case_id: NotRequired[int]
    http_server2: NotRequired[str]
    with_dash: NotRequired[int]
    schema: NotRequired[int]
    copy: NotRequired[int]
    json: NotRequired[int]
