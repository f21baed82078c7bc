"""A document of an invented API, with most of what documents say, and ways to change it."""

from __future__ import annotations

import copy
from typing import Any

Data = dict[str, Any]

LIBRARY: Data = {
    "openapi": "3.1.0",
    "info": {"title": "Town library", "version": "1.4", "description": "Books and who has them."},
    "servers": [{"url": "https://api.library.example/v1"}],
    "tags": [{"name": "books", "description": "Everything that can be lent"}],
    "security": [{"key": []}],
    "paths": {
        "/books": {
            "get": {
                "tags": ["books"],
                "operationId": "listBooks",
                "summary": "Books of the library",
                "parameters": [
                    {
                        "name": "language",
                        "in": "query",
                        "schema": {"type": "string", "enum": ["en", "sw"]},
                    },
                    {
                        "name": "page-size",
                        "in": "query",
                        "schema": {"type": "integer", "minimum": 1, "default": 20},
                    },
                    {
                        "name": "tags",
                        "in": "query",
                        "explode": False,
                        "schema": {"type": "array", "items": {"type": "string"}},
                    },
                ],
                "responses": {
                    "200": {
                        "description": "OK",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "array",
                                    "items": {"$ref": "#/components/schemas/Book"},
                                }
                            }
                        },
                    }
                },
            },
            "post": {
                "tags": ["books"],
                "operationId": "createBook",
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/NewBook"}}
                    },
                },
                "responses": {
                    "201": {
                        "description": "Created",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Book"}}
                        },
                    },
                    "400": {"$ref": "#/components/responses/Refused"},
                },
            },
        },
        "/books/{bookId}": {
            "parameters": [
                {"name": "bookId", "in": "path", "required": True, "schema": {"type": "string"}}
            ],
            "get": {
                "tags": ["books"],
                "operationId": "getBook",
                "responses": {
                    "200": {
                        "description": "OK",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Book"}}
                        },
                    },
                    "404": {"$ref": "#/components/responses/Refused"},
                },
            },
            "delete": {
                "tags": ["books"],
                "operationId": "deleteBook",
                "responses": {
                    "204": {"description": "Gone"},
                    "404": {"$ref": "#/components/responses/Refused"},
                },
            },
        },
        "/events": {
            "get": {
                "tags": ["events"],
                "operationId": "latestEvent",
                "security": [],
                "responses": {
                    "200": {
                        "description": "OK",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Event"}}
                        },
                    }
                },
            }
        },
    },
    "components": {
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        "responses": {
            "Refused": {
                "description": "The request was refused",
                "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                },
            }
        },
        "schemas": {
            "NewBook": {
                "type": "object",
                "required": ["title"],
                "properties": {
                    "title": {"type": "string", "minLength": 1, "maxLength": 200},
                    "language": {"type": "string", "enum": ["en", "sw"]},
                    "price": {"type": ["number", "null"]},
                    "cover": {
                        "type": "object",
                        "properties": {
                            "color": {"type": "string"},
                            "$ref-like": {"type": "string"},
                        },
                    },
                },
            },
            "Book": {
                "allOf": [
                    {"$ref": "#/components/schemas/NewBook"},
                    {
                        "type": "object",
                        "required": ["id", "added"],
                        "properties": {
                            "id": {"type": "string", "readOnly": True},
                            "added": {"type": "string", "format": "date-time"},
                            "related": {
                                "type": "array",
                                "items": {"$ref": "#/components/schemas/Book"},
                            },
                        },
                    },
                ]
            },
            "Event": {
                "oneOf": [
                    {"$ref": "#/components/schemas/Lent"},
                    {"$ref": "#/components/schemas/Returned"},
                ],
                "discriminator": {
                    "propertyName": "kind",
                    "mapping": {"lent": "#/components/schemas/Lent", "returned": "Returned"},
                },
            },
            "Lent": {
                "type": "object",
                "required": ["kind", "book"],
                "properties": {"kind": {"type": "string"}, "book": {"type": "string"}},
            },
            "Returned": {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"type": "string"}, "late": {"type": "boolean"}},
            },
            "Problem": {
                "type": "object",
                "properties": {"message": {"type": "string"}, "code": {"type": "integer"}},
            },
        },
    },
}


def library() -> Data:
    """Return the document, to be changed."""
    return copy.deepcopy(LIBRARY)


def small(schema: Any, *, name: str = "Thing", path: str = "/things") -> Data:
    """Return a document of one operation, which returns and takes a schema."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "One", "version": "1"},
        "servers": [{"url": "https://one.example"}],
        "paths": {
            path: {
                "put": {
                    "operationId": "putThing",
                    "requestBody": {"required": True, "content": content},
                    "responses": {"200": {"description": "OK", "content": content}},
                }
            }
        },
        "components": {"schemas": {name: schema}},
    }
