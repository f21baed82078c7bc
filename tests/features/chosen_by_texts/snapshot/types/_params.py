"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

ShapeLiteral: TypeAlias = Literal["whole", "lines", 'it\'s "new"']
SpeechFormLiteral: TypeAlias = Literal["json", "verbose_json", "text", "srt"]
