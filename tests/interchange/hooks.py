"""What schemathesis must not try: a path with control characters, which servers and clients refuse."""

from __future__ import annotations

import unicodedata
from typing import Any
from urllib.parse import unquote

import schemathesis


@schemathesis.hook
def filter_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> bool:
    texts = [unquote(each) for each in (path_parameters or {}).values() if isinstance(each, str)]
    return not any(unicodedata.category(c) == "Cc" for text in texts for c in text)
