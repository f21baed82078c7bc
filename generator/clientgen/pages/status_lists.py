"""Reads tables and lists whose rows are statuses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from clientgen.pages.blocks import Inline, Item, Table
from clientgen.pages.collecting import Collected
from clientgen.pages.drafts import StatusDraft
from clientgen.pages.prose import Prose
from clientgen.pages.rows import statuses
from clientgen.pages.vocabulary import Column
from clientgen.text import Text


class StatusLists:
    """Adds the statuses of tables and lists to what is gathered of an operation."""

    def __init__(self, to: Collected, prose: Prose) -> None:
        self._to, self._prose = to, prose

    def items(self, found: Iterable[tuple[tuple[int, ...], Item]]) -> None:
        """Add the statuses that items of a list begin with."""
        for numbers, item in found:
            for number in numbers:
                reason = re.sub(r"\A\W*\d{3}\W*", "", item.text.text)
                self._to.status(number, item.line, item.text.text, reason)

    def table(self, table: Table, kinds: Sequence[Column | None]) -> None:
        """Add the statuses of a table, each with what its row says."""
        at = kinds.index(Column.STATUS) if Column.STATUS in kinds else 0
        for cells in table.rows:
            if at >= len(cells):
                continue
            others = [cell.text for index, cell in enumerate(cells) if index != at]
            for status in statuses(cells[at].text):
                own = re.sub(r"\A\W*\d{3}\W*", "", cells[at].text.text).strip(" ()")
                draft = self._to.status(status, cells[at].text.line, cells[at].text.text, "")
                for index, cell in enumerate(cells):
                    kind = kinds[index] if index < len(kinds) else None
                    self._cell(draft, kind, cell.text, index == at)
                if own and not any(other.text for other in others):
                    draft.reasons.add(
                        self._to.spots.said(
                            Text(own), cells[at].text.line, own, cells[at].text.text
                        )
                    )

    def _cell(self, draft: StatusDraft, kind: Column | None, text: Inline, own: bool) -> None:
        if own or not text.text:
            return
        if kind is Column.TYPE:
            draft.types.add(self._to.spots.said(Text(text.text), text.line, text.text))
            self._prose.link(draft.links, text)
            if draft.status < 400:
                self._to.response.types.add(
                    self._to.spots.said(Text(text.text), text.line, text.text)
                )
                self._prose.link(self._to.response.links, text)
        elif kind is Column.CODE:
            for code in re.findall(r"[A-Za-z][\w.-]+", text.text)[:10]:
                draft.codes.add(self._to.spots.said(Text(code), text.line, code, text.text))
        else:
            draft.reasons.add(self._to.spots.said(Text(text.text), text.line, text.text))
