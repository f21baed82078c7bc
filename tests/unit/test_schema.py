from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator

from clientgen.diagnostics import Diagnostic
from clientgen.document import Document, load
from clientgen.project import data_folder
from clientgen.schema import CODES, PROBLEM_LIMIT, Kind, validate, validate_changes
from clientgen.schema.report import TELLING

OPERATION = """\
summary: A group
operations:
  get:
    title: Get
    verb: GET
    path: /things/{id}
    source: {document: page}
    responses: {200: {}}
    repeatable: true
"""

SERVICE = """\
title: Things
summary: Things of all sorts
python: {package: things, client: ThingsClient, error: ThingsError, command: things}
endpoint: {url: "https://api.example.com"}
documents: {page: {title: A page}}
"""


def read(text: str, file: str = "f.yaml") -> Document:
    document, problems = load(text.encode(), file)
    assert document is not None, problems
    return document


def tell(kind: Kind, text: str) -> list[str]:
    return [show(diagnostic) for diagnostic in validate(kind, read(text))]


def show(diagnostic: Diagnostic) -> str:
    where = f"{diagnostic.location.line}:{diagnostic.location.column}"
    line = f"{where} {diagnostic.code} {diagnostic.message}"
    return f"{line} | {diagnostic.hint}" if diagnostic.hint else line


def types(definition: str) -> str:
    return f"types:\n  A: {definition}\n"


# what fits

FITTING: Mapping[str, tuple[Kind, str]] = {
    "a whole service": (
        "service",
        """\
title: Things
summary: Things of all sorts
description: |
  Several lines,
    some of them indented.
python:
  package: things_api
  client: ThingsClient
  error: ThingsError
  command: things-cli
  version: 1.0.0
  license: MIT
  without: [async]
  successor_of: stainless
  authors: [{name: A team, email: team@example.org}]
  urls: {Source: https://example.org}
api_version: 2011-10-01
endpoint:
  url: http://localhost:8080
  path: /v1/{tenant}
  redirects: [api.example.com, "*.api.example.com"]
parameters:
  tenant: {in: path, type: string, minLength: 1, description: Who pays, example: acme}
  trace: {in: header, wire_name: X-Trace, type: string}
headers:
  request:
    x-version: {value: "1", required: true, query_alternative: v, description: The version}
    Content-Type: {}
  response:
    x-request-id: {type: string, always: true, role: request_id, description: Its name, example: a1}
    Age: {type: integer, seen: false}
media_types:
  request: [application/xml, application/json]
  response: [application/vnd.things+json]
  default: application/xml
auth:
  - {kind: client_certificate, python_name: Certificate, sources: [pem, pkcs12, publishsettings], description: One}
  - {kind: bearer, scope: "https://api.example.com/.default"}
  - {kind: api_key, in: query, name: key}
  - {kind: basic}
  - {kind: oauth2, as: partner, flow: client_credentials, token_url: https://accounts.example.com/token, scopes: [things.read], client_auth: body}
  - {kind: api_key, as: own, in: header, name: Authorization, prefix: Token}
default_auth: [[bearer, own], partner, none]
retry: {statuses: [500, 503], unprocessed: [429]}
limits: {response: 100000, timeout: 60, deadline: 600, retries: 0}
query: {api-version: "1"}
long_running:
  job: {member: id, poll: things.get, status: State, running: [going], succeeded: [done], failed: [failed], error: {code: Error.Code, message: Error.Message}, result: {operation: things.get, id: id}, interval: 5}
  status: {url: Operation-Location, poll: things.get, status: State, running: [going], succeeded: [done], failed: [failed], result: {member: State}}
  request: {header: x-ms-request-id, poll: things.get, status: State, running: [going], succeeded: [done], failed: [failed], result: status}
paging:
  letters: {cursor: after, next: "data[-1].id", more: has_more, size: limit, items: data}
  links: {link: next}
  urls: {url: next, items: items}
  pages: {page: page, total: total}
  offsets: {offset: skip}
  whole: {single: true, items: data}
wire: {escaped_slashes: true, xml_instance: true, xml_order: drop}
documents:
  page: {title: A page, date: 2016-03-08, url: "https://docs.example.com/page?view=1#top"}
""",
    ),
    "parameters, bodies and answers of every sort": (
        "operations",
        """\
summary: A group
python_name: stuff
operations:
  search_all:
    title: "Search: all"
    verb: POST
    path: /things/{id}.json/items(1)/{kind}
    query: {comp: search, full: ""}
    source: {document: page, section: Searching}
    python_name: search_everything
    description: Looks.
    notes: [One.]
    cautions: [Two.]
    deprecated: {since: "2", instead: things.add}
    endpoint: https://uploads.example.com
    auth: none
    parameters:
      id: {in: path, $ref: ThingId}
      kind: {in: path, type: string, required: true, maxLength: 9, pattern: "^[a-z]+$"}
      tags: {in: query, type: array, items: {type: string}, style: repeated, minItems: 1, maxItems: 5}
      account: {in: path, type: string, required: true, from_client: account}
      filter: {in: query, wire_name: $filter, type: object, additionalProperties: {type: string}, style: deep}
      top: {in: query, type: integer, minimum: 1, exclusiveMaximum: 100, default: 10}
      ratio: {in: query, type: number, exclusiveMinimum: 0.0, maximum: 1.5}
      accept-language: {in: header, type: array, items: {type: string}, style: simple}
      token: {in: header, type: string, secret: true, python_name: token_, nullable: true, example: x}
    body:
      type: string
      style: deep
      list_style: brackets
      format: byte
      media_types: [text/plain]
      required: false
      python_name: text
      description: The text
      secret: true
      example: aGk=
    responses:
      200:
        description: Found
        headers:
          ETag: {type: string, always: true, seen: true, python_name: etag, description: Tag, example: '"1"'}
        body: {type: array, items: {$ref: Thing, nullable: true}, media_types: [application/json], default_media_type: application/json, example: []}
      202: {body: {type: bytes, stream: true, media_types: [application/octet-stream]}}
      304: {headers: {ETag: {type: string, example: a}}}
      203: {body: {itemSchema: {$ref: Thing}, media_types: [text/event-stream, application/jsonl], end: over, error: {event: error, member: error}, example: [{}]}}
      204: {}
    errors: {NotFound: [gone, never-there], Conflict: []}
    repeatable: {header: Idempotency-Key}
    follows_redirects: true
    destructive: true
    columns: [Name, State]
    result: {header: ETag}
    paging: {use: letters, items: data}
    long_running: {use: job, result: status}
    examples:
      nothing_found: {parameters: {id: x}, body: text, status: 200, media_type: application/json, response: []}
  upload:
    verb: POST
    path: /things
    source: {document: page}
    body: {$ref: NewThing, media_types: [multipart/form-data], encoding: {file: {contentType: image/png}}}
    responses: {201: {}}
    result: {member: data.items}
    paging: letters
""",
    ),
    "types of every sort": (
        "types",
        """\
types:
  Color: {type: string, enum: [red, "no", ""], open: true, python_names: {"": NONE}, descriptions: {red: Hot}, example: red}
  Level: {type: integer, enum: [1, -2], open: false}
  Labels: {type: object, additionalProperties: {type: array, items: {type: any}}}
  Either: {oneOf: [{$ref: Thing}, {type: string, const: none}], discriminator: {propertyName: Kind, mapping: {thing: Thing}}, open: true}
  Alias: {$ref: Color, nullable: true}
  Status: {type: integer, names: {200: OK, -1: Broken}}
  Moment: {type: string, format: date-time, source: {document: page}}
  Thing:
    type: object
    description: A thing
    notes: [Handle with care.]
    python_name: TheThing
    source: {document: page, section: Data}
    secret: false
    xml: {name: thing, namespace: "urn:things", attribute: false, wrapped: true}
    properties:
      "odd name: {}": {$ref: Color, python_name: odd, xml: {attribute: true}, description: Odd}
      Documented: {type: string, wire_name: documented, default: x, secret: true, seen: false, readOnly: true, writeOnly: false}
      List: {type: array, items: {type: string, xml: {name: item}}, xml: {wrapped: false}}
      Kind: {type: string, const: thing}
      Map: {type: object, additionalProperties: {$ref: Thing, nullable: true}, nullable: true}
    required: [Documented]
    order: [List, Documented]
    json_order: [Map]
    example: {Documented: {deep: [1, 2.5, null]}}
  Larger: {type: object, allOf: [{$ref: Thing}], example: {}}
""",
    ),
    "errors": (
        "errors",
        """\
exceptions: {404: NotFoundError, 503: UnavailableError}
body: {$ref: Problem, code: error.code, message: error.message, status: error.status}
bodies: {4XX: {$ref: Refusal, code: code}}
inside_success: {when: {ok: false}, $ref: Failure, code: error}
errors:
  NotFound:
    status: 404
    title: Gone
    message: It is gone.
    every_operation: true
    grade: recorded
    source: {document: page}
    reasons: {gone: {text: It went, message: It went.}}
  Busy: {status: 503, title: Busy, code: 17, exception: BusyError}
""",
    ),
    "several servers": (
        "service",
        SERVICE.replace(
            'url: "https://api.example.com"', "servers: {eu: https://eu.example.com}, default: eu"
        ),
    ),
    "a profile": (
        "profile",
        """\
style: management-tables
drop: [nav, .menu, "#toc", div.side]
macros: {"{{< required >}}": Required., "<%= * %>": "", '{{< ref "*" >}}': "*"}
headings: {"*attributes*": request body, "ändern": ignored}
columns: {element name: name}
base: /v1.2
samples: {my-org: org.slug, 42: id}
required: ["**required**"]
optional: ["(may be left out)"]
curl: true
rows: false
types: ["types/*.md"]
common: ["common-*.html"]
ignored: [toc.md]
envelope: [data]
""",
    ),
    "a second name and a flag of its own": (
        "operations",
        OPERATION
        + "    parameters: {limit: {in: query, type: integer, flag: most}}\n"
        + "  fetch: {same_as: things.get, title: Fetch}\n",
    ),
    "a group of groups": ("group", "summary: Groups\npython_name: sets\n"),
    "deviations": (
        "deviations",
        """\
deviations:
  a-2: {at: operations.my_group.get.responses.200, documented: A, observed: B, grade: shipped, reason: C, change: {body: {}}}
  b: {at: service.headers.response.X-Old, documented: A, observed: B, grade: inferred, reason: C}
  c: {at: types, documented: A, observed: B, grade: sample, reason: C}
""",
    ),
}


@pytest.mark.parametrize("name", FITTING)
def test_what_the_format_has_words_for_fits(name: str) -> None:
    kind, text = FITTING[name]
    assert tell(kind, text) == []


def test_the_examples_above_use_every_word_of_the_schemas() -> None:
    used = {key for _, text in FITTING.values() for key in keys(read(text).data)}
    words = {
        word
        for name, schema in schemas().items()
        if name not in {"description.schema.json", "emulation.schema.json"}
        for node in nodes(schema)
        for word in node.get("properties", {})
    }
    assert words - used == set()


# what does not fit, and what is said about it

BROKEN: tuple[tuple[Kind, str, list[str]], ...] = (
    (
        "operations",
        OPERATION.replace("verb:", "verbb:"),
        [
            "5:5 SCHEMA201 unknown key `verbb` | did you mean `verb`?",
        ],
    ),
    ("errors", "errors: {}\nzzz: 1\n", ["2:1 SCHEMA201 unknown key `zzz` | allowed keys are `exceptions`, `body`, `bodies`, `inside_success`, `errors`"]),
    ("service", SERVICE.replace("documents:", "document:").replace("title: Things", "a: 1"), [
        "1:1 SCHEMA201 unknown key `a` | allowed keys are `title`, `summary`, `description`, `python`, `api_version`, `endpoint`, `query`, `parameters`, `headers`, `media_types`, `auth`, `default_auth`, `long_running`, `paging`, `retry`, `limits`, `wire`, `documents`",
        "1:1 SCHEMA202 `title` is missing",
        "5:1 SCHEMA201 unknown key `document` | did you mean `documents`?",
    ]),
    ("operations", OPERATION.replace("title: Get", "title: 2011"), ["4:12 SCHEMA203 `title` must be text, not a whole number | put quotes around it"]),
    ("operations", OPERATION.replace("title: Get", "title: 1.5"), ["4:12 SCHEMA203 `title` must be text, not a number | put quotes around it"]),
    ("operations", OPERATION.replace("title: Get", "title: true"), ["4:12 SCHEMA203 `title` must be text, not `true` or `false` | put quotes around it"]),
    ("operations", OPERATION.replace("title: Get", "title: [a]"), ["4:12 SCHEMA203 `title` must be text, not a list"]),
    ("operations", OPERATION.replace("title: Get", "title:"), ["4:11 SCHEMA203 `title` must be text, not nothing"]),
    ("operations", OPERATION.replace("repeatable: true", "repeatable: yes"), ["9:17 SCHEMA203 `repeatable` must be `true` or `false` or a mapping, not text | write `true` or `false`, without quotes"]),
    ("operations", OPERATION.replace("repeatable: true", "repeatable: true\n    deprecated: yes"), ["10:17 SCHEMA203 `deprecated` must be `true` or `false` or a mapping, not text | write `true` or `false`, without quotes"]),
    ("operations", OPERATION.replace("repeatable: true", "repeatable: true\n    deprecated: {after: 2}"), ["10:18 SCHEMA201 unknown key `after` | allowed keys are `since`, `instead`"]),
    ("operations", OPERATION.replace("{200: {}}", "{200: }"), ["8:22 SCHEMA203 `200` must be a mapping or a list, not nothing"]),
    ("operations", OPERATION.replace("{200: {}}", "{}"), ["8:16 SCHEMA206 `responses` must not be empty"]),
    ("operations", OPERATION.replace("200", "404"), ["8:17 SCHEMA205 key `404` is not allowed: it must be the status of a success, 200 to 299, or `2XX` for all others, or 304; declare errors under `errors`"]),
    ("operations", OPERATION.replace("verb: GET", "verb: QUERY"), ["5:11 SCHEMA204 `QUERY` is not one of `GET`, `HEAD`, `POST`, `PUT`, `PATCH`, `DELETE`, `OPTIONS`"]),
    ("operations", OPERATION.replace("verb: GET", "verb: get"), ["5:11 SCHEMA204 `get` is not one of `GET`, `HEAD`, `POST`, `PUT`, `PATCH`, `DELETE`, `OPTIONS` | did you mean `GET`?"]),
    ("operations", OPERATION.replace("verb: GET", "verb: {}"), ["5:11 SCHEMA204 `a mapping` is not one of `GET`, `HEAD`, `POST`, `PUT`, `PATCH`, `DELETE`, `OPTIONS`"]),
    ("operations", OPERATION.replace("  get:", "  GetIt:"), ["3:3 SCHEMA205 key `GetIt` is not allowed: it must be lower-case words and digits joined by `_`, beginning with a letter"]),
    ("operations", OPERATION.replace("  get:", f"  {'a' * 65}:"), [f"3:3 SCHEMA206 key `{'a' * 65}` is not allowed: it must have 64 characters or fewer"]),
    ("operations", OPERATION.replace("/things/{id}", "/a/../b"), ["6:11 SCHEMA205 `path` cannot be `/a/../b`: it must be segments that begin with `/`, of unreserved characters and `{name}` placeholders, none of them `.` or `..`"]),
    ("operations", OPERATION.replace("path: /things/{id}", 'path: "/a\\n"'), ["6:11 SCHEMA205 `path` cannot be `/a\\u000a`: it must be segments that begin with `/`, of unreserved characters and `{name}` placeholders, none of them `.` or `..`"]),
    ("operations", OPERATION.replace("title: Get", 'title: "a\\u202e"'), ["4:12 SCHEMA205 `title` cannot be `a\\u202e`: it must be one line without blanks at its ends and without control or bidirectional characters"]),
    ("operations", OPERATION.replace("title: Get", 'title: ""'), [
        "4:12 SCHEMA205 `title` cannot be ``: it must be one line without blanks at its ends and without control or bidirectional characters",
        "4:12 SCHEMA206 `title` must not be empty",
    ]),
    ("operations", OPERATION + "    description: '  '\n", ["10:18 SCHEMA205 `description` cannot be `  `: it must be text that is not blank, without control or bidirectional characters other than line ends and tabs"]),
    ("operations", OPERATION + "    columns: [a, b, a]\n", ["10:21 SCHEMA208 duplicate `a` in `columns` | remove one of the two"]),
    ("operations", OPERATION + "    errors: {X: [A b]}\n", ["10:18 SCHEMA205 item 1 of `X` cannot be `A b`: it must be lower-case words and digits joined by `-`"]),
    ("operations", OPERATION + "    parameters: {id: path}\n", ["10:22 SCHEMA203 `id` must be a mapping, not text"]),
    ("operations", OPERATION + "    parameters: {id: {in: path}}\n", ["10:18 SCHEMA202 one of `type`, `$ref` is missing in `id`"]),
    ("operations", OPERATION + "    parameters: {id: {in: path, $ref: A, type: any}}\n", ["10:18 SCHEMA207 `type` and `$ref` cannot be used together | keep one of them"]),
    ("operations", OPERATION + "    parameters: {id: {in: path, type: any, required: false}}\n", ["10:54 SCHEMA204 `required` must be `true` here, not `false`"]),
    ("operations", OPERATION + "    parameters: {id: {in: path, type: any, wire_name: x}}\n", ["10:44 SCHEMA207 `wire_name` requires `in: query` or `in: header`"]),
    ("operations", OPERATION + "    parameters: {id: {in: path, type: any, style: deep}}\n", ["10:44 SCHEMA207 `style` requires `in: query`"]),
    ("operations", OPERATION + "    parameters: {$id: {in: query, type: any}}\n", ["10:18 SCHEMA205 key `$id` is not allowed: it must be ASCII letters, digits, `.`, `_` and `-`, beginning with a letter; write another name on the wire as `wire_name`"]),
    ("operations", OPERATION + "    parameters: {id: {in: query, type: integer, minLength: 1}}\n", ["10:49 SCHEMA207 `minLength` requires `type: string`"]),
    ("operations", OPERATION + "    parameters: {id: {in: query, $ref: A, minimum: 1}}\n", ["10:43 SCHEMA207 `minimum` requires `type: integer` or `type: number`"]),
    ("operations", OPERATION + "    parameters: {id: {in: query, type: strng, minLength: 1}}\n", ["10:40 SCHEMA204 `strng` is not one of `string`, `integer`, `number`, `boolean`, `bytes`, `array`, `object`, `any` | did you mean `string`?"]),
    ("operations", OPERATION + "    parameters: {id: {in: query, type: array}}\n", ["10:18 SCHEMA202 `items` is missing in `id`"]),
    ("operations", OPERATION + "    parameters: {id: {in: query, type: integer, minimum: 1.0}}\n", ["10:58 SCHEMA203 `minimum` must be a whole number, not a number"]),
    ("operations", OPERATION + "    body: {type: string, enum: [a]}\n", ["10:5 SCHEMA202 `open` is missing in `body`"]),
    ("operations", OPERATION + "    parameters: {id: {in: query, type: object, properties: {}}}\n", ["10:48 SCHEMA201 unknown key `properties` | give the record a name under `types` and refer to it with `$ref`"]),
    ("operations", OPERATION + "    description: {a: b}\n    security: []\n", ["10:18 SCHEMA203 `description` must be text, not a mapping", "11:5 SCHEMA201 unknown key `security` | write `auth: none`, or `auth` with a list of the names that credentials have under `auth` in service.yaml"]),
    ("operations", OPERATION + "    parameters: {id: {in: query, type: string, description: The address, relative to it, explode: true}}\n", ["10:74 SCHEMA201 unknown key `relative to it` | put quotes round a text that holds a comma", "10:90 SCHEMA201 unknown key `explode` | write `style: repeated` for one entry for each item, `style: simple` for commas between them"]),
    ("operations", OPERATION.replace("{200: {}}", "{200: {}, 2xx: {}, default: {}}"), ["8:26 SCHEMA205 key `2xx` is not allowed: it must be the status of a success, 200 to 299, or `2XX` for all others, or 304; declare errors under `errors` | write `2XX`", "8:35 SCHEMA205 key `default` is not allowed: it must be the status of a success, 200 to 299, or `2XX` for all others, or 304; declare errors under `errors` | write `2XX` for every success that nothing else names; errors stand in `errors.yaml`, and those of this operation under its `errors`", "8:35 SCHEMA206 key `default` is not allowed: it must have 3 characters or fewer | write `2XX` for every success that nothing else names; errors stand in `errors.yaml`, and those of this operation under its `errors`"]),
    ("operations", OPERATION + "    body: {type: any, media_types: ['*/*']}\n", ["10:37 SCHEMA205 item 1 of `media_types` cannot be `*/*`: it must be a media type in lower case without parameters, such as `application/json` | name the media types: a range such as `*/*` does not say what to send or how to read it"]),
    ("operations", OPERATION + "    body: {type: any, media_types: [a/b;c=d]}\n", ["10:37 SCHEMA205 item 1 of `media_types` cannot be `a/b;c=d`: it must be a media type in lower case without parameters, such as `application/json` | leave the parameters out: clients send a charset where one is needed, and read any"]),
    ("operations", OPERATION + "    body: {type: any, media_types: [JSON]}\n", ["10:37 SCHEMA205 item 1 of `media_types` cannot be `JSON`: it must be a media type in lower case without parameters, such as `application/json`"]),
    ("operations", OPERATION.replace("{200: {}}", "{200: {media_types: [a/b]}}"), ["8:23 SCHEMA201 unknown key `media_types` | put it into `body`"]),
    ("operations", OPERATION + "    examples: {x: {status: 99}}\n", ["10:28 SCHEMA206 `status` must be 200 or more"]),
    ("types", types("{type: object, additionalProperties: false}"), ["2:43 SCHEMA204 `additionalProperties` must be `true` here, not `false`"]),
    ("types", types("{type: object, allOf: [{type: object}]}"), ["2:29 SCHEMA202 `$ref` is missing in item 1 of `allOf`", "2:30 SCHEMA201 unknown key `type` | write it beside `allOf`"]),
    ("types", types("{type: string, format: email}"), ["2:29 SCHEMA204 `email` is not one of `date-time`, `date`, `time`, `duration`, `uuid`, `uri`, `byte`, `decimal`, `http-date`, `int32`, `int64`, `uint64`, `float`, `double`, `unix-time` | leave it out: any text can be sent; `pattern` says more of it"]),
    ("types", types("{type: string, format: int32}"), ["2:21 SCHEMA207 `format` requires `type: integer`"]),
    ("types", types("{type: integer, format: double}"), ["2:22 SCHEMA207 `format` requires `type: number`"]),
    ("types", types("{type: integer, format: uuid}"), ["2:22 SCHEMA207 `format` requires `type: string`"]),
    ("types", types("{type: string, title: A name}"), ["2:21 SCHEMA201 unknown key `title` | the name of a type is its key; what it is stands under `description`"]),
    ("types", types("{type: array, items: {type: object, additionalProperties: {}}}"), ["2:42 SCHEMA202 one of `type`, `$ref`, `oneOf` is missing in `additionalProperties`"]),
    ("types", types("{type: object, properties: {b: {type: any, required: true}}}"), ["2:59 SCHEMA203 `required` must be a list, not `true` or `false` | list the names of the members; that a member is required is said by the record that has it"]),
    ("types", types("{type: object, nullable: true, properties: {}}"), ["2:37 SCHEMA207 `properties` requires `nullable: false`"]),
    ("types", types("{$ref: B, properties: {}}"), ["2:16 SCHEMA207 `properties` requires `type: object`"]),
    ("types", types("{type: string, enum: [a]}"), ["2:3 SCHEMA202 `open` is missing in `A`"]),
    ("types", types("{type: string, open: true}"), ["2:3 SCHEMA202 `enum` is missing in `A`"]),
    ("types", types("{type: string, enum: [a, 3], open: true}"), ["2:31 SCHEMA203 item 2 of `enum` must be text or nothing, not a whole number | put quotes around it"]),
    ("types", types("{type: integer, enum: [1, b], open: true}"), ["2:32 SCHEMA203 item 2 of `enum` must be a whole number or nothing, not text | write the number in digits, without quotes"]),
    ("types", types("{type: number, enum: [], open: true}"), [
        "2:21 SCHEMA207 `enum` requires `type: string` or `type: integer`",
        "2:27 SCHEMA206 `enum` must not be empty",
    ]),
    ("types", types("{type: integer, names: {x: OK}}"), ["2:30 SCHEMA205 key `x` is not allowed: it must be a whole number, since `names` has names for numbers"]),
    ("types", types("{type: string, minLength: -1}"), ["2:32 SCHEMA206 `minLength` must be 0 or more"]),
    ("types", "types: {a: {type: any}}\n", ["1:9 SCHEMA205 key `a` is not allowed: it must be ASCII letters and digits, beginning with a capital letter, since it becomes a class"]),
    ("types", "[]", ["1:1 SCHEMA203 the file must be a mapping, not a list"]),
    ("errors", "errors:\n", ["1:8 SCHEMA203 `errors` must be a mapping, not nothing"]),
    ("errors", "errors: {A: {status: 600, title: a}}\n", ["1:22 SCHEMA206 `status` must be 599 or less"]),
    ("errors", "errors: {}\nexceptions: {404: NotFound}\n", ["2:19 SCHEMA205 `404` cannot be `NotFound`: it must be the name of a class that ends with `Error`"]),
    ("deviations", "deviations: {a: {at: elsewhere.x, documented: a, observed: a, grade: known, reason: a}}\n", [
        "1:22 SCHEMA205 `at` cannot be `elsewhere.x`: it must be `service`, `types`, `errors` or `operations.<group>`, and keys below it, separated by dots",
        "1:70 SCHEMA204 `known` is not one of `documented`, `recorded`, `shipped`, `sample`, `inferred`",
    ]),
    ("profile", "style: management-table\n", ["1:8 SCHEMA204 `management-table` is not one of `bold-labels`, `curl-examples`, `data-contracts`, `definition-lists`, `httpdomain`, `management-tables`, `parameter-sections`, `verb-columns` | did you mean `management-tables`?"]),
    ("profile", "macros: {'a*b*': c}\ndrop: ['> p']\nheadings: {Body: request body}\n", [
        "1:10 SCHEMA205 key `a*b*` is not allowed: it must be one line with at most one `*`",
        "2:8 SCHEMA205 item 1 of `drop` cannot be `> p`: it must be a tag, `.class`, `#id`, or a tag with one of them",
        "3:12 SCHEMA205 key `Body` is not allowed: it must be words in lower case",
    ]),
    ("service", SERVICE + "auth: [{kind: api_key, in: header}]\n", ["6:8 SCHEMA202 `name` is missing in item 1 of `auth`"]),
    ("service", SERVICE + "auth: [{kind: basic, scope: x}]\n", ["6:22 SCHEMA207 `scope` requires `kind: bearer`"]),
    ("service", SERVICE + "auth: [{kind: api_key, in: query, name: k, prefix: Token}]\n", ["6:44 SCHEMA207 `prefix` requires `in: header`"]),
    ("service", SERVICE.replace("{url: \"https://api.example.com\"}", "{servers: {eu: https://eu.example.com}}"), ["4:1 SCHEMA202 `default` is missing in `endpoint`"]),
    ("service", SERVICE + "default_auth: nothing\n", ["6:15 SCHEMA205 `default_auth` cannot be `nothing`: it must be `none`, or a list of the names of credentials"]),
    ("service", SERVICE + "default_auth: [[a]]\n", ["6:16 SCHEMA206 item 1 of `default_auth` must have 2 items or more"]),
    ("service", SERVICE + "auth: [{kind: basic, flow: refresh_token}]\n", ["6:22 SCHEMA207 `flow` requires `kind: oauth2`"]),
    ("service", SERVICE + "auth: [{kind: oauth2, flow: refresh_token}]\n", ["6:8 SCHEMA202 `token_url` is missing in item 1 of `auth`"]),
    ("service", SERVICE + "auth: [{kind: client_certificate}]\n", ["6:8 SCHEMA202 `sources` is missing in item 1 of `auth`"]),
    ("service", SERVICE + "retry: {statuses: [503, 200]}\n", ["6:25 SCHEMA206 item 2 of `statuses` must be 400 or more"]),
    ("service", SERVICE.replace("example.com", "example.com/v1"), ["4:17 SCHEMA205 `url` cannot be `https://api.example.com/v1`: it must be `https://` or `http://`, a host and optionally a port; write the rest as `path`"]),
    ("service", SERVICE.replace('example.com"', 'example.com", redirects: ["*.com"]'), ["4:56 SCHEMA205 item 1 of `redirects` cannot be `*.com`: it must be a host in lower case, or `*.` and a domain of two labels or more"]),
    ("emulation", "collections: {}\noperations: {a.b: {list: c, read: c}}\n", ["2:14 SCHEMA207 `list` and `read` cannot be used together | keep one of them"]),
    ("emulation", "collections: {}\noperations: {a: {}}\n", ["2:14 SCHEMA205 key `a` is not allowed: it must be a group and an operation, separated by a dot"]),
    ("emulation", "collections: {}\noperations: {}\nheaders: {A: {body: true, stored: a}}\n", ["3:11 SCHEMA207 `body` and `stored` cannot be used together | keep one of them"]),
    ("emulation", "collections: {}\noperations: {}\nheaders: {A: {generate: uid}}\n", ["3:25 SCHEMA204 `uid` is not one of `uuid`, `key`, `hex`, `now`, `http_date`, `unix_time`, `serial` | did you mean `uuid`?"]),
    ("emulation", "collections: {}\noperations: {}\nheaders: {A: {body: 5}}\n", ["3:21 SCHEMA203 `body` must be text, not a whole number | put quotes around it"]),
    ("emulation", "collections: {}\noperations: {}\nheaders: {A: {x: 5}}\n", ["3:11 SCHEMA202 one of `constant`, `body`, `parameter`, `stored`, `parent`, `generate`, `version`, `count`, `link` is missing in `A`"]),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "told"), BROKEN)
def test_what_does_not_fit_is_told_in_words_with_its_place(
    kind: Kind, text: str, told: list[str]
) -> None:
    assert tell(kind, text) == told


def test_every_code_is_explained_and_told_somewhere() -> None:
    told = {line.split()[1] for _, _, lines in BROKEN for line in lines}
    assert told | {"SCHEMA209"} == set(CODES)


def test_a_diagnostic_knows_its_file_and_its_path_in_the_document() -> None:
    text = OPERATION + "    parameters: {id: {in: path, type: array, items: {type: strin}}}\n"
    (problem,) = validate("operations", read(text, "spec/things/operations/a.yaml"))
    assert problem.location.file == "spec/things/operations/a.yaml"
    assert problem.path == "operations.get.parameters.id.items.type"


# hostile input

HUGE: Mapping[str, tuple[Kind, str]] = {
    "unknown keys": ("errors", "errors: {}\n" + "".join(f"k{i}: 1\n" for i in range(40_000))),
    "forbidden names": ("types", "types:\n" + "".join(f"  a{i}: {{type: any}}\n" for i in range(20_000))),
    "items of the wrong kind": ("errors", f"errors: [{', '.join('[]' for _ in range(60_000))}]"),
    "items that stand twice": (
        "operations",
        OPERATION + f"    columns: [{', '.join(['x', '1', '[]'] * 20_000)}]\n",
    ),
    "types in one another": ("types", types("{type: array, items: " * 60 + "{type: 1}" + "}" * 60)),
    "a long text": ("types", types("{type: any, description: '" + "x" * 60_000 + "\u00ad'}")),
    "a long key": ("types", "types: {" + "A" * 250 + ": {type: any}}"),
}  # fmt: skip


@pytest.mark.parametrize("name", HUGE)
def test_huge_input_gives_few_and_short_diagnostics(name: str) -> None:
    kind, text = HUGE[name]
    problems = validate(kind, read(text))
    assert 0 < len(problems) <= PROBLEM_LIMIT + 1
    assert all(len(problem.message) + len(problem.hint) < 1_000 for problem in problems)


def test_what_is_not_shown_is_counted_as_more() -> None:
    text = "errors: {}\n" + "".join(f"k{i}: 1\n" for i in range(PROBLEM_LIMIT + 1))
    *shown, last = validate("errors", read(text))
    assert len(shown) == PROBLEM_LIMIT
    assert last.code == "SCHEMA209"
    assert last.location == shown[-1].location
    exact = "errors: {}\n" + "".join(f"k{i}: 1\n" for i in range(PROBLEM_LIMIT))
    assert [problem.code for problem in validate("errors", read(exact))] == ["SCHEMA201"] * 100


def test_of_too_many_problems_every_run_shows_the_same() -> None:
    lines = (f"  A{i}: {{type: strin}}\n" for i in range(2 * PROBLEM_LIMIT))
    *shown, _ = validate("types", read("types:\n" + "".join(lines)))
    assert [problem.location.line for problem in shown] == [*range(2, PROBLEM_LIMIT + 2)]


# deviations laid over the files

RECORD = """\
types:
  Thing:
    type: object
    properties:
      Name: {type: string}
      Size: {type: integer}
"""


def changed(*changes: tuple[str, str]) -> list[str]:
    lines = ["deviations:\n"]
    for index, (at, change) in enumerate(changes):
        head = f"at: {at}, documented: a, observed: b, grade: sample, reason: c"
        lines.append(f"  d{index}:\n    {{{head},\n    change: {change}}}\n")
    deviations = read("".join(lines), "deviations.yaml")
    assert validate("deviations", deviations) == ()
    documents = {
        "deviations.yaml": deviations,
        "types.yaml": read(RECORD, "types.yaml"),
        "service.yaml": read(SERVICE, "service.yaml"),
        "operations/things.yaml": read(OPERATION, "operations/things.yaml"),
    }
    problems = validate_changes(documents)
    assert {problem.location.file for problem in problems} <= {"deviations.yaml"}
    return [f"{show(problem)} @ {problem.path}" for problem in problems]


@pytest.mark.parametrize(
    ("at", "change"),
    [
        ("types.Thing.properties.Name", "{minLength: 3, wire_name: name}"),
        ("types.Thing", "{properties: {New: {type: any}}, order: [New]}"),
        ("service", "{wire: {escaped_slashes: true}}"),
        ("operations.things.get.responses", "{204: {}}"),
    ],
)
def test_a_change_that_fits_is_fine(at: str, change: str) -> None:
    assert changed((at, change)) == []


@pytest.mark.parametrize(
    ("at", "change", "told"),
    [
        (
            "types.Thing.properties.Name",
            "{minLenght: 3}",
            "3:14 SCHEMA201 unknown key `minLenght` | did you mean `minLength`? @ deviations.d0.change.minLenght",
        ),
        (
            "types.Thing.properties.Size",
            "{minLength: 3}",
            "3:14 SCHEMA207 `minLength` requires `type: string` @ deviations.d0.change.minLength",
        ),
        (
            "types.Thing",
            "{properties: {New: {secret: true}}}",
            "3:27 SCHEMA202 one of `type`, `$ref`, `oneOf` is missing in `New` @ deviations.d0.change.properties.New",
        ),
        (
            "types.Thing.properties.Name",
            "{$ref: Other}",
            "3:5 SCHEMA207 `type` and `$ref` cannot be used together | keep one of them @ deviations.d0.change",
        ),
        (
            "operations.things.get",
            "{path: no slash}",
            "3:20 SCHEMA205 `path` cannot be `no slash`: it must be segments that begin with `/`, of unreserved characters and `{name}` placeholders, none of them `.` or `..` @ deviations.d0.change.path",
        ),
        (
            "service.documents.page.title",
            "{a: b}",
            "3:13 SCHEMA203 `title` must be text, not a mapping @ deviations.d0.change",
        ),
    ],
)  # fmt: skip
def test_a_change_that_does_not_fit_is_told_where_it_stands(
    at: str, change: str, told: str
) -> None:
    assert changed((at, change)) == [told.replace("3:", "4:", 1)]


def test_the_change_further_down_is_heard_whatever_the_order() -> None:
    shallow = ("types.Thing", "{properties: {Name: {maxLength: x}}}")
    deep = ("types.Thing.properties.Name", "{maxLength: 5}")
    assert changed(shallow, deep) == changed(deep, shallow) == []
    wrong = ("types.Thing.properties.Name", "{maxLength: y}")
    (told,) = changed(wrong, ("types.Thing", "{properties: {Name: {maxLength: 5}}}"))
    assert told.endswith("@ deviations.d0.change.maxLength")


@pytest.mark.parametrize("at", ["types.Other", "types.Thing.properties.Name.type.x", "operations.no.get", "errors"])  # fmt: skip
def test_a_deviation_that_points_nowhere_is_left_to_others(at: str) -> None:
    assert changed((at, "{a: 1}")) == []


def test_there_need_be_no_deviations() -> None:
    assert validate_changes({"service.yaml": read(SERVICE)}) == ()


# the schemas themselves


def test_every_keyword_of_the_schemas_has_something_to_say() -> None:
    annotations = {"$schema", "title", "description", "$defs", "patternErrorMessage", "x-hints"}
    structure = {"$ref", "properties", "items", "propertyNames", "if", "then", "else", "allOf", "dependentSchemas"}  # fmt: skip
    used = {word for schema in schemas().values() for node in subschemas(schema) for word in node}
    assert used - annotations - structure - set(TELLING) == set()


def subschemas(schema: object) -> Iterator[dict[str, Any]]:
    """Every subschema, constraints and all."""
    if isinstance(schema, dict):
        yield schema
        for word, member in schema.items():
            if word in ("properties", "$defs", "dependentSchemas"):
                for node in member.values():
                    yield from subschemas(node)
            elif word in ("allOf", "oneOf"):
                for node in member:
                    yield from subschemas(node)
            elif word in ("items", "additionalProperties", "unevaluatedProperties", "propertyNames", "if", "then", "else", "not"):  # fmt: skip
                yield from subschemas(member)


def schemas() -> dict[str, dict[str, Any]]:
    files = sorted(data_folder("schema").glob("*.schema.json"))
    return {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}


def nodes(schema: object) -> Iterator[dict[str, Any]]:
    """Every subschema, but not the constraints that words lay on one another (`forString` and so on)."""
    if not isinstance(schema, dict):
        return
    yield schema
    below = [*schema.get("properties", {}).values()]
    below += [part for word, part in schema.get("$defs", {}).items() if not word.startswith("for")]
    below += [schema[word] for word in ("items", "additionalProperties") if word in schema]
    for node in below:
        yield from nodes(node)


def keys(value: object) -> Iterator[str]:
    match value:
        case dict():
            for key, member in value.items():
                yield key
                yield from keys(member)
        case list():
            for item in value:
                yield from keys(item)


def references(value: object) -> Iterator[str]:
    match value:
        case {"x-hints": _, **others}:
            yield from references(others)
        case {"$ref": str(reference), **others}:
            yield reference
            yield from references(others)
        case dict():
            for member in value.values():
                yield from references(member)
        case list():
            for item in value:
                yield from references(item)


@pytest.fixture(params=["service", "operations", "types", "errors", "deviations"])
def schema(request: pytest.FixtureRequest) -> dict[str, Any]:
    return schemas()[f"{cast('str', request.param)}.schema.json"]


def test_a_schema_is_json_schema(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


def test_references_name_the_file_and_lead_somewhere() -> None:
    known = {
        f"{name}#/$defs/{word}"
        for name, other in schemas().items()
        for word in other.get("$defs", {})
    }
    known |= set(schemas())
    assert {each for schema in schemas().values() for each in references(schema)} <= known


def test_every_word_is_described(schema: dict[str, Any]) -> None:
    def described(node: dict[str, Any]) -> bool:
        if "$ref" in node and "description" not in node:
            name, _, word = node["$ref"].partition("#/$defs/")
            return described(schemas()[name]["$defs"][word])
        return bool(node.get("description", "").endswith("."))

    words = [item for node in nodes(schema) for item in node.get("properties", {}).items()]
    assert words
    assert [word for word, node in words if not described(node)] == []


def test_every_pattern_is_said_in_words_and_covers_the_whole_text(schema: dict[str, Any]) -> None:
    found = list(nodes(schema))
    names = [node["propertyNames"] for node in found if "propertyNames" in node]
    for node in (node for node in [*found, *names] if isinstance(node.get("pattern"), str)):
        assert node["patternErrorMessage"]
        assert node["pattern"].startswith("^")
        assert node["pattern"].endswith("$")


def test_every_mapping_is_closed(schema: dict[str, Any]) -> None:
    open_by_design = {"change", "parameters"}  # the change of a deviation; values of an example
    parts = {
        "typeWords",
        "use",
        "enumWords",
        "inlineEnum",
        "inlineRecord",
        "inline",
        "headerWords",
    }  # closed where they are used
    for node in nodes(schema):
        for word, member in {**node.get("properties", {}), **node.get("$defs", {})}.items():
            closed = "additionalProperties" in member or "unevaluatedProperties" in member
            if member.get("type") == "object" and word not in open_by_design | parts:
                assert closed, word


# cost


def test_importing_the_module_loads_no_json_schema_library() -> None:
    code = "import sys, clientgen.schema; print([m for m in ('jsonschema', 'referencing', 'yaml') if m in sys.modules])"
    source = Path(__file__).parents[2] / "generator"
    ran = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(source)}, capture_output=True, text=True, check=True)  # fmt: skip
    assert ran.stdout.strip() == "[]"
