"""Refuses copies of what owns connections."""

from __future__ import annotations

from typing import NoReturn, SupportsIndex


class Uncopied:
    """A base class for what is neither copied nor pickled."""

    __slots__ = ()

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> NoReturn:
        """Raise `TypeError` for `copy.copy`, `copy.deepcopy` and `pickle.dumps`."""
        raise TypeError(
            "a client, and what it returns while a connection is open, cannot be copied or pickled: "
            "make another client, or derive one with `with_options`"
        )
