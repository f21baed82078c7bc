"""Reads what a description says about a field: required, default, values, bounds, type."""

from __future__ import annotations

import re
from collections.abc import Callable

from clientgen.pages.blocks import Inline
from clientgen.pages.drafts import FieldDraft
from clientgen.pages.facts import Bound, BoundKind
from clientgen.pages.profile import Profile
from clientgen.pages.spots import Spots
from clientgen.text import Text

LONGEST = 6_000
"""Maximum characters of a description that are looked at."""
_REQUIRED = re.compile(
    r"\A\W{0,3}(?:(?:is|yes,?)\s+)?(required|mandatory|obligatory|must be (?:given|set|present))\b(?!\s+(?:if|when|for|only|unless|on|to|by|in|at)\b)[\s]*(?:[.:;,)\]–-]|\Z)|[(\[*_](required|mandatory)[)\]*_]",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(
    r"\A\W{0,3}(?:(?:is|no,?)\s+)?(optional)\b(?!\s+(?:if|when|unless)\b)|[(\[*_](optional)(?:[)\]*_]|[,;]\s)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[.\n]\s*(?P<word>Required|Optional)\b\s*(?:[.,]|\Z)")
_READ_ONLY = re.compile(
    r"\A\W{0,3}(?:this (?:property|value) is )?(read[- ]only)\b|[(\[](read[- ]only)[)\]]",
    re.IGNORECASE,
)
_DEPRECATED = re.compile(r"\A\W{0,3}(deprecated|removed)\b|[(\[](deprecated)[)\]]", re.IGNORECASE)
_UNIT = r"(?:ms|(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|[KMGT]i?B|(?:kilo|mega|giga)?bytes?)"
_DEFAULT = re.compile(
    r"\b(?:the )?(?:default(?: value)?(?: for \S+)?(?: is| =|s to| of|\s?:)|default \w{1,40} of|defaults? (?:to|is)|by default,? it is)[:\s]{1,3}(?:set to )?"
    rf"(?P<value>\"[^\"]{{1,80}}\"|`[^`]{{1,80}}`|“[^”]{{1,80}}”|-?\d[\d.,]*\s{_UNIT}\b|[-\w./:+]{{0,59}}[-\w/+](?=\s*(?:[.,;:)\]\n(|]|\Z| - | – )))",
    re.IGNORECASE,
)  # fmt: skip
_BY_DEFAULT = re.compile(
    r"(?P<value>\"[^\"]{1,80}\"|`[^`]{1,80}`|\b(?:true|false|\d[\d,.]{0,20}|[\w.+-]{1,60}/[\w.+-]{1,60}))\s+by default\b",
    re.IGNORECASE,
)
_VALUES = re.compile(
    r"\b(?:(?:possible|valid|allowed|accepted|supported|permitted|acceptable|available|following)(?: \w+){0,2} values?(?: \w+){0,2}?|values? (?:can|may|must) be|(?:must|can|may) (?:be|have) (?:either|one of)(?: the following)?(?: values?)?|one of(?: the following)?(?: values?)?|enum(?:erable)?,? (?:oneof|anyof)|enumerable,? (?:oneof|anyof)):?",
    re.IGNORECASE,
)
_NUMBER = r"(?P<{}>-?\d[\d,]*(?:\.\d+)?)"
_LIMITS: tuple[tuple[str, tuple[BoundKind, ...]], ...] = (
    (r"\bbetween (\d[\d,]*) and (\d[\d,]*) characters\b|\b(\d[\d,]*)[-–](\d[\d,]*) (?:\w+ ){0,3}char(?:acter)?s\b|\bfrom (\d[\d,]*) to (\d[\d,]*) characters\b", ("min_length", "max_length")),
    (r"\b(?:max(?:imum)?(?: allowed)? length(?: of(?: the)?(?: \S+){0,4}?)?(?: is|:| of)?|up to|at most|no more than|not exceed|limited to|maximum of|max\.?)\s+(\d[\d,]*) (?:\w+ ){0,2}?(?:char(?:acter)?s|bytes)\b", ("max_length",)),
    (r"\bmax(?:imum)?[ _]?length[:= ]+(\d[\d,]*)", ("max_length",)),
    (r"\bmin(?:imum)?[ _]?length[:= ]+(\d[\d,]*)", ("min_length",)),
    (r"\b(?:between|range(?: is|:)?|in the range(?: of)?) (-?\d[\d,]*)(?: and |[-–]| to )(\d[\d,]*)\b(?!\s*[A-Za-z%])", ("minimum", "maximum")),
    (r"\b(?:inclusive)?max(?:imum)?(?:[ _]value)?(?: is|[:= ])+\s*(-?\d[\d,]*)\b(?!\s*[A-Za-z%])", ("maximum",)),
    (r"\b(?:inclusive)?min(?:imum)?(?:[ _]value)?(?: is|[:= ])+\s*(-?\d[\d,]*)\b(?!\s*[A-Za-z%])", ("minimum",)),
)  # fmt: skip
_BOUNDS = tuple((re.compile(pattern, re.IGNORECASE), kinds) for pattern, kinds in _LIMITS)
_BASIC = (
    r"(?:unsigned |signed |positive |non-negative )?(?:u?int(?:eger)?(?:32|64)?s?|longs?|numbers?|floats?|doubles?|decimals?|booleans?|bool|strings?|"
    r"objects?|arrays?|lists?|hash(?:es)?|maps?|date ?times?|datetimes?|dates?|timestamps?|time ?spans?|guids?|uuids?|urls?|uris?|bytes?|files?|any|null|enum(?:eration)?|xml \w+|json(?: object)?)"
)
_TYPE = re.compile(
    rf"\A(?:\W{{0,2}}(?:required|optional)\W{{1,2}}\s*)?(?P<type>(?:(?:an? )?(?:array|list|hash|map|collection|set)s?(?: of|<|\[)\s*)?(?:an? )?{_BASIC}[>\]]?(?:\s?\[\])?(?:\s*\((?:int\d+|uint\d+|date|date-?time|byte|binary|uuid|uri|email|float|double|[a-z]+\d+)\))?)(?=\s*(?:[.;:,(]|\Z|\n| - | – )|\s(?:required|optional)\s*(?:\n|\Z))",
    re.IGNORECASE,
)  # fmt: skip
_VALUE_TYPE = re.compile(
    r"\A(?:an? )?(?P<type>boolean|string|integer|numeric|number)(?: or \w+)? value\b", re.IGNORECASE
)
_PROSE_TYPE = re.compile(
    r"\Aan? (?P<type>boolean|string|integer)"
    r" (?=(?:that|which|specifying|representing|containing|indicating|giving|describing|with)\b)",
    re.IGNORECASE,
)
"""A description that begins with its type: `A string specifying the folder`."""
_EITHER = re.compile(
    r"\A(?P<type>(?:1/)?true(?:/true)?(?:/| or )(?:0/)?false(?:/false)?)(?=\s*(?:[.,;:(]|\Z|\n))",
    re.IGNORECASE,
)
"""Values in place of a type: `1/True/true or 0/False/false`."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LED = re.compile(
    r"\A\s*(?:[\w <>\[\]]{1,30}?\s(?P<mark>required|optional)\s*(?:\n|\Z)"
    r"|[\w <>\[\]()]{1,40},\s*(?P<listed>required|optional)\s*(?:[\n.:]|\Z|\s[-–—]\s))",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\A\s*[(\[](?P<marks>[^()\[\]]{1,80})[)\]]")
_BULLETS = re.compile(r"[:\s]*(?:\n\s*[-*•+][ \t]+[^\n]*|\n\s*(?=\n))+")
"""A list, as a cell has it."""
_STOP = re.compile(r"\.(?:\s|\Z)|\n\n|\bif not\b|\bthe default\b|\bdefaults?\b|;", re.IGNORECASE)
_MARKS = "`\"'“”‘’* \n\t,.:"
YES = frozenset(
    {"yes", "y", "true", "required", "mandatory", "✓", "✔", "x", "always", "✅", "must"}
)
"""What a column of required fields holds for one that is required."""
NO = frozenset({"no", "n", "false", "optional", "-", "–", "✗", "never", "❌", "not required"})
"""What it holds for one that is optional."""


class Hints:
    """Adds what descriptions say to drafts of fields."""

    def __init__(self, spots: Spots, profile: Profile) -> None:
        self._spots = spots
        self._profile = profile

    def describe(self, draft: FieldDraft, inline: Inline, *, typed: bool = True) -> None:
        """Add what the text of a description says; `typed` if it may begin with a type."""
        text = inline.text[:LONGEST]
        line = inline.line
        if marked := _MARKED.match(text):
            self.marks(draft, marked["marks"], line, text)
        if led := _LED.match(text):
            mark = led["mark"] or led["listed"]
            draft.required.add(self._spots.said(mark.lower() == "required", line, mark, text))
        self._flags(draft, text, line)
        if default := _DEFAULT.search(text) or _BY_DEFAULT.search(text):
            value = default["value"].strip(_MARKS)
            if value and value.lower() not in _NO_DEFAULT:
                draft.defaults.add(self._spots.said(Text(value), line, value, text))
        self.values(draft, inline)
        self._only(draft, inline, text)
        self.bounds(draft, text, line)
        if typed:
            patterns = (_TYPE, _VALUE_TYPE, _PROSE_TYPE, _EITHER)
            match = next(filter(None, (each.match(text) for each in patterns)), None)
            if match and not draft.types:
                self.type(draft, match["type"], line, text)

    def type(self, draft: FieldDraft, words: str, line: int, around: str = "") -> None:
        """Add the words of a type."""
        words = " ".join(words.split()).strip("`*,. ")
        if words:
            draft.types.add(self._spots.said(Text(words), line, words, around or words))

    def required(self, draft: FieldDraft, cell: str, line: int, around: str) -> None:
        """Add what a cell of a column of required fields says."""
        word = cell.strip("`* \n.()").lower()
        first = re.split(r"[\s,;.(]", word, maxsplit=1)[0] if word else ""
        if word in YES or (first in {"yes", "required", "mandatory"} and not _conditional(word)):
            draft.required.add(self._spots.said(True, line, cell.strip(), around))
        elif _is_optional(word, first):
            draft.required.add(self._spots.said(False, line, cell.strip(), around))
        if "read only" in word or "read-only" in word:
            draft.read_only.add(self._spots.said(True, line, cell.strip(), around))
        if default := _DEFAULT.search(cell):
            value = default["value"].strip(_MARKS)
            if value:
                draft.defaults.add(self._spots.said(Text(value), line, value, around))

    def values(self, draft: FieldDraft, inline: Inline) -> None:
        """Add the values that a text lists."""
        whole = "".join(span.text for span in inline.spans)
        match = _VALUES.search(whole[:LONGEST])
        if not match:
            return
        listed = _BULLETS.match(whole, match.end())
        stop = _STOP.search(whole, match.end() + 1)
        end = listed.end() if listed else stop.start() if stop else len(whole)
        at, line_of_last = 0, -1
        for span in inline.spans:
            start, at = at, at + len(span.text)
            value = span.text.strip().strip("\"'")
            line = whole.count("\n", 0, start)
            told = match.end() - 1 <= start < end and (span.code or span.strong)
            if told and (not listed or line != line_of_last) and _is_value(value):
                draft.values.add(self._spots.said(Text(value), inline.line, span.text, whole))
                line_of_last = line

    def _only(self, draft: FieldDraft, inline: Inline, text: str) -> None:
        """Add the one value that is all that a description says: `2012-03-01`."""
        marked = [span for span in inline.spans if span.text.strip()]
        single = len(marked) == 1 and (marked[0].code or marked[0].strong)
        word = text.strip("`*. ")
        if (single or _DATE.fullmatch(word)) and re.fullmatch(r"[\w./+;=:-]{1,60}", word):
            draft.values.add(self._spots.said(Text(word), inline.line, word, text))

    def bounds(self, draft: FieldDraft, text: str, line: int) -> None:
        """Add the limits that a text states."""
        for pattern, kinds in _BOUNDS:
            if match := pattern.search(text):
                numbers = [group for group in match.groups() if group is not None]
                for kind, number in zip(kinds, numbers, strict=False):
                    bound = Bound(kind=kind, value=Text(number.replace(",", "")))
                    draft.bounds.add(self._spots.said(bound, line, number, text))

    def marks(self, draft: FieldDraft, text: str, line: int, around: str) -> bool:
        """Add what marks beside a name say: `string, required`; whether all were understood."""
        known = True
        for part in re.split(r"\s*[,;|]\s*", text.strip(" ()[]*`")):
            word = part.strip("*` ").lower()
            if word in {"required", "mandatory", "optional"}:
                draft.required.add(self._spots.said(word != "optional", line, part, around))
            elif (match := _TYPE.match(part)) and match.end() == len(part.rstrip()):
                if not draft.types:
                    self.type(draft, part, line, around)
            else:
                known = False
        return known

    def label(self, draft: FieldDraft, label: str, value: str, line: int) -> None:
        """Add what a label beside a field says: `Type: string`, `Default: 60`."""
        value, said = value.strip("` "), self._spots.said
        shown, name = f"{label}: {value}", label.replace(" ", "")
        if not value or len(value) > 200:
            return
        if name == "type":
            self.type(draft, value, line, shown)
        elif name == "required":
            self.required(draft, value, line, shown)
        elif name == "default":
            draft.defaults.add(said(Text(value), line, value, shown))
        elif name == "format":
            draft.formats.add(said(Text(value), line, value, shown))
        elif kind := _LABELS.get(name):
            draft.bounds.add(said(Bound(kind=kind, value=Text(value)), line, value, shown))

    def _flags(self, draft: FieldDraft, text: str, line: int) -> None:
        flags: list[tuple[re.Pattern[str], Callable[[str], None]]] = [
            (
                _READ_ONLY,
                lambda word: draft.read_only.add(self._spots.said(True, line, word, text)),
            ),
            (
                _DEPRECATED,
                lambda word: draft.deprecated.add(self._spots.said(True, line, word, text)),
            ),
        ]
        for pattern, add in flags:
            if match := pattern.search(text):
                add(next(group for group in match.groups() if group))
        word = self._mark(text)
        if word:
            required = (
                word.lower() in {"required", "mandatory", "obligatory"}
                or word in self._profile.required
            )
            draft.required.add(self._spots.said(required, line, word, text))

    def _mark(self, text: str) -> str:
        for mark in (*self._profile.required, *self._profile.optional):
            if mark in text:
                return mark
        optional, required = _OPTIONAL.search(text), _REQUIRED.search(text)
        if required and optional:
            # both are said: whichever stands first, if it begins the text
            required = required if required.start() < optional.start() else None
            optional = None if required else optional
        match = required or optional
        if match:
            return next(group for group in match.groups() if group)
        tail = _TAIL.search(text)
        return tail["word"] if tail else ""


_LABELS: dict[str, BoundKind] = {
    "inclusivemaximum": "maximum", "inclusiveminimum": "minimum", "maximum": "maximum", "minimum": "minimum",
    "maxlength": "max_length", "minlength": "min_length", "maxitems": "max_items", "minitems": "min_items",
    "pattern": "pattern",
}  # fmt: skip
_NO_DEFAULT = frozenset(
    {
        "a",
        "an",
        "the",
        "this",
        "it",
        "if",
        "in",
        "to",
        "value",
        "is",
        "behavior",
        "behaviour",
        "of",
        "for",
        "and",
        "when",
        "that",
        "see",
    }
)


def _conditional(word: str) -> bool:
    return any(
        part in word for part in (" if ", " when ", " unless ", "except", "at creation only")
    )


def _is_optional(word: str, first: str) -> bool:
    # "not required at creation" says nothing of other requests
    if "creation" in word:
        return False
    conditional = _conditional(word)
    return word in NO or (
        not conditional and (first in {"no", "optional"} or word.startswith("not required"))
    )


def _is_value(text: str) -> bool:
    # a placeholder or a sentence is none
    return len(text) <= 100 and re.fullmatch(r"(?=.*\w)[^\n{}<>]+", text) is not None
