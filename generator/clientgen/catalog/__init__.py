"""The catalog of a service: types behind names, reachability, secrecy, samples, errors.

`Catalog` is built once in a run and passed on; `misfits` and `lacks` use it to check values.
"""

from __future__ import annotations

from clientgen.catalog.catalog import Catalog
from clientgen.catalog.client_files import opens_client
from clientgen.catalog.conditions import Token, Way, accepted_tokens, known_tokens, meets, switches
from clientgen.catalog.constraints import constraints
from clientgen.catalog.deprecations import Deprecable, Deprecated, deprecations
from clientgen.catalog.error_bodies import (
    fields_at,
    media_types_of_errors,
    member_paths,
)
from clientgen.catalog.example_responses import with_example_responses
from clientgen.catalog.examples import Examples
from clientgen.catalog.filling import NoSampleError, Shown
from clientgen.catalog.given import (
    Given,
    example_response,
    example_status,
    type_examples,
    use_examples,
)
from clientgen.catalog.graph import components, cyclic, in_order
from clientgen.catalog.long_running import Course, course_faults
from clientgen.catalog.media import MediaKind, accepted, media_kind
from clientgen.catalog.named_types import NamedTypes
from clientgen.catalog.paging import Pages
from clientgen.catalog.paging import faults_of as paging_faults
from clientgen.catalog.paths import (
    constants_of,
    headers_of,
    path_parameters,
    show_path,
    show_query,
)
from clientgen.catalog.reasons import Reasons
from clientgen.catalog.scalars import show_constant
from clientgen.catalog.size import DEEPEST, MOST_TAKEN, Sizes
from clientgen.catalog.spots import LAST, Spot
from clientgen.catalog.unions import (
    Clash,
    Sign,
    chosen,
    constant_values,
    is_object,
    kind_of_type,
    leaves,
    open_union,
    pick,
    signs_of,
    tell_apart,
)
from clientgen.catalog.unwrapping import Unwrapping, unwrapping_faults
from clientgen.catalog.uses import Use, common_uses, operation_uses, service_uses
from clientgen.catalog.values import Misfit, lacks, misfits

__all__ = [
    "DEEPEST",
    "LAST",
    "MOST_TAKEN",
    "Catalog",
    "Clash",
    "Course",
    "Deprecable",
    "Deprecated",
    "Examples",
    "Given",
    "MediaKind",
    "Misfit",
    "NamedTypes",
    "NoSampleError",
    "Pages",
    "Reasons",
    "Shown",
    "Sign",
    "Sizes",
    "Spot",
    "Token",
    "Unwrapping",
    "Use",
    "Way",
    "accepted",
    "accepted_tokens",
    "chosen",
    "common_uses",
    "components",
    "constant_values",
    "constants_of",
    "constraints",
    "course_faults",
    "cyclic",
    "deprecations",
    "example_response",
    "example_status",
    "fields_at",
    "headers_of",
    "in_order",
    "is_object",
    "kind_of_type",
    "known_tokens",
    "lacks",
    "leaves",
    "media_kind",
    "media_types_of_errors",
    "meets",
    "member_paths",
    "misfits",
    "open_union",
    "opens_client",
    "operation_uses",
    "paging_faults",
    "path_parameters",
    "pick",
    "service_uses",
    "show_constant",
    "show_path",
    "show_query",
    "signs_of",
    "switches",
    "tell_apart",
    "type_examples",
    "unwrapping_faults",
    "use_examples",
    "with_example_responses",
]
