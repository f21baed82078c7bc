"""Rules on the metadata of the generated distribution."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog
from clientgen.diagnostics import quote
from clientgen.ir import Text, reveal
from clientgen.rules.rule import Finding, Place, at, rule


@rule("SPEC224", "a licence that is not an SPDX expression")
def _license(catalog: Catalog) -> Iterator[Finding]:
    release = catalog.service.release
    if release.license is None or _is_spdx(reveal(release.license)):
        return
    yield at(
        Place(location=release.location, path=Text("service.python.license")),
        f"{quote(reveal(release.license))} is not an SPDX licence expression",
        "write an identifier of the SPDX list, such as `MIT`, or `Apache-2.0 OR MIT`",
    )


def _is_spdx(expression: str) -> bool:
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

    try:
        # the canonical spelling is required, because build tools warn about any other
        return canonicalize_license_expression(expression) == expression
    except InvalidLicenseExpression:
        return False
