"""Encoders for Python and other output: the only way from spec text to output.

Each encoder returns a whole construct, quotes included, so that templates never write quotes around
spec text: `literal` an expression, `docstring` a docstring, `toml_string` a TOML value,
`yaml_string` a YAML scalar, `markdown` a line of Markdown text, `one_line` text for a terminal or a
JSON value.
"""

from __future__ import annotations

from clientgen.python_source.annotations import Annotations
from clientgen.python_source.check_expressions import Checks, parameter_expression
from clientgen.python_source.data import Data, json_lines
from clientgen.python_source.docstrings import WIDTH, Item, Section, docstring, prose
from clientgen.python_source.example_values import ExampleValues, plain_request
from clientgen.python_source.exports import Exports, exports
from clientgen.python_source.imports import Imports
from clientgen.python_source.layout import laid_out
from clientgen.python_source.literals import (
    list_display,
    literal,
    pairs_display,
    rows_display,
    status_literal,
    string_literal,
    tuple_display,
)
from clientgen.python_source.markup import (
    code_span,
    default_sentence,
    markdown,
    one_line,
    sentence,
    sentences,
    table_cell,
    toml_string,
)
from clientgen.python_source.results import Returned, returned, spell_given, union
from clientgen.python_source.xml_names import (
    element_name,
    element_namespace,
    item_name,
    listed,
)
from clientgen.python_source.yaml_scalars import yaml_content, yaml_string

__all__ = [
    "WIDTH",
    "Annotations",
    "Checks",
    "Data",
    "ExampleValues",
    "Exports",
    "Imports",
    "Item",
    "Returned",
    "Section",
    "code_span",
    "default_sentence",
    "docstring",
    "element_name",
    "element_namespace",
    "exports",
    "item_name",
    "json_lines",
    "laid_out",
    "list_display",
    "listed",
    "literal",
    "markdown",
    "one_line",
    "pairs_display",
    "parameter_expression",
    "plain_request",
    "prose",
    "returned",
    "rows_display",
    "sentence",
    "sentences",
    "spell_given",
    "status_literal",
    "string_literal",
    "table_cell",
    "toml_string",
    "tuple_display",
    "union",
    "yaml_content",
    "yaml_string",
]
