"""The part of a service that some outputs are made from, and the digest of that part.

A focus is a catalog and symbols with nothing in them but what the outputs of one group, of one
module of types or of one file of scenarios may depend on. Whoever makes these outputs gets the
focus and not the service, so they cannot depend on anything that the digest does not cover: while
the digest stays the same, so do they. A view that needs more than its focus fails or prints
something else at once, also in a run that knows nothing from before.
"""

from __future__ import annotations

from clientgen.focus.lens import Lens
from clientgen.focus.model import Focus

__all__ = ["Focus", "Lens"]
