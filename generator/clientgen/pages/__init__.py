"""Reads pages of documentation as facts with their places; knows neither specs nor their IR.

`read_pages` needs the extra `pages` of this distribution. `facts` says what is found; the heavy
libraries are imported when a page is read.
"""

from __future__ import annotations

from clientgen.pages.facts import (
    LONGEST_WORDS,
    BodyFacts,
    Bound,
    Example,
    FieldFacts,
    Link,
    OperationFacts,
    Origin,
    Page,
    Pages,
    Role,
    Route,
    Stated,
    StatusFacts,
    TypeFacts,
    XmlNode,
)
from clientgen.pages.profile import Profile
from clientgen.pages.profiles import (
    ProfileError,
    built_in,
    built_in_names,
    load_profile,
    named_profile,
    profile_of,
)
from clientgen.pages.reading import read_contents, read_pages
from clientgen.pages.source import CODES

__all__ = [
    "CODES",
    "LONGEST_WORDS",
    "BodyFacts",
    "Bound",
    "Example",
    "FieldFacts",
    "Link",
    "OperationFacts",
    "Origin",
    "Page",
    "Pages",
    "Profile",
    "ProfileError",
    "Role",
    "Route",
    "Stated",
    "StatusFacts",
    "TypeFacts",
    "XmlNode",
    "built_in",
    "built_in_names",
    "load_profile",
    "named_profile",
    "profile_of",
    "read_contents",
    "read_pages",
]
