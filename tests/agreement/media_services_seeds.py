"""Mistakes seeded into the transcription of the Media Services pages, of each kind that they state."""

from __future__ import annotations

from .seeds import Seed

ACCOUNTS = "operations/accounts.yaml"
KEYS = "operations/account_keys.yaml"
STORAGE = "operations/storage_accounts.yaml"
REGIONS = "operations/regions.yaml"

_DROPPED = """\
  list:
    title: List Available Regions
    verb: GET
    path: /SupportedRegions
    source: {document: list-available-regions}
"""
_OTHER = """\
  list:
    title: Find Clouds
    verb: GET
    path: /Clouds
    source: {document: media-services-management-error-codes}
"""

SEEDS = (
    Seed(
        "verb",
        KEYS,
        "verb: POST",
        "verb: PUT",
        "verb",
        "regenerate_primary",
    ),
    Seed(
        "path",
        REGIONS,
        "path: /SupportedRegions",
        "path: /Regions",
        "path",
        "regions.list",
    ),
    Seed(
        "path parameter",
        STORAGE,
        "StorageAccounts/{storageAccountName}/Key\n    source: {document: update-storage-account-key-media-services}\n    description: |\n      Tells Media Services the present key of an attached storage account. Needed after the key was\n      regenerated in the storage service.\n    parameters:\n      accountName: {in: path, $ref: AccountName}\n      storageAccountName:",
        "StorageAccounts/{storage}/Key\n    source: {document: update-storage-account-key-media-services}\n    description: |\n      Tells Media Services the present key of an attached storage account. Needed after the key was\n      regenerated in the storage service.\n    parameters:\n      accountName: {in: path, $ref: AccountName}\n      storage:",
        "parameter",
        "update_key",
    ),
    Seed(
        "status of a success",
        REGIONS,
        "200: {body",
        "202: {body",
        "status",
        "regions.list",
    ),
    Seed(
        "operation dropped",
        REGIONS,
        _DROPPED,
        _OTHER,
        "operation",
        "list-available-regions",
    ),
    Seed(
        "body dropped",
        STORAGE,
        "    body: {$ref: AttachStorageAccountRequest}\n",
        "",
        "body",
        "attach",
    ),
    Seed(
        "answer swapped",
        ACCOUNTS,
        "200: {body: {$ref: AccountDetails}}",
        "200: {body: {$ref: StorageAccountDetails}}",
        "body-type",
        "accounts.get",
    ),
    Seed(
        "answer without its list",
        STORAGE,
        "200: {body: {$ref: StorageAccounts}}",
        "200: {body: {$ref: AccountKeys}}",
        "body-type",
        "storage_accounts.list",
    ),
    Seed(
        "member renamed",
        "types.yaml",
        "AccountRegion: {type",
        "Region: {type",
        "member",
        "AccountDetails",
    ),
    Seed(
        "member in another case",
        "types.yaml",
        "      BlobStorageEndPoint: {type",
        "      BlobStorageEndpoint: {type",
        "member",
        "StorageAccountDetails",
    ),
    Seed(
        "member dropped",
        "types.yaml",
        "      IsDefault: {type: boolean, description: Whether new assets go here}\n",
        "",
        "member",
        "StorageAccountDetails",
    ),
    Seed(
        "member added",
        "types.yaml",
        "      IsDefault: {type: boolean",
        "      Quota: {type: integer, description: How much}\n      IsDefault: {type: boolean",
        "member",
        "StorageAccountDetails",
    ),
    Seed(
        "type of a member",
        "types.yaml",
        "IsDefault: {type: boolean",
        "IsDefault: {type: string",
        "member-type",
        "IsDefault",
    ),
    Seed(
        "type of a status",
        "types.yaml",
        "Primary: {type: string, secret: true",
        "Primary: {type: integer, secret: true",
        "member-type",
        "Primary",
    ),
    Seed(
        "order of members",
        "types.yaml",
        "      Name: {type: string, description: The name of the account}\n      Type: {type: string, description: The kind of the resource}\n",
        "      Type: {type: string, description: The kind of the resource}\n      Name: {type: string, description: The name of the account}\n",
        "order",
        "ServiceResource",
    ),
    Seed(
        "bound",
        "types.yaml",
        "maxLength: 24",
        "maxLength: 25",
        "member-bound",
        "AccountName",
    ),
    Seed(
        "bound that no page has",
        "types.yaml",
        "AccountRegion: {type: string",
        "AccountRegion: {type: string, maxLength: 80",
        "member-bound",
        "AccountRegion",
    ),
    Seed(
        "format",
        "types.yaml",
        "SelfLink: {type: string, format: uri",
        "SelfLink: {type: string, format: uuid",
        "member-type",
        "SelfLink",
    ),
    Seed(
        "format dropped",
        "types.yaml",
        "AccountId: {type: string, format: uuid",
        "AccountId: {type: string",
        "member-type",
        "AccountId",
    ),
    Seed(
        "title of an operation",
        ACCOUNTS,
        "title: Delete Media Services Account",
        "title: Remove Media Services Accounts",
        "title",
        "delete",
    ),
    Seed(
        "status of an error",
        "errors.yaml",
        "  Conflict:\n    status: 409",
        "  Conflict:\n    status: 412",
        "error-status",
        "Conflict",
    ),
    Seed(
        "error dropped",
        "errors.yaml",
        "  InternalServerError:\n    status: 500",
        "  Broken:\n    status: 502",
        "error-status",
        "errors",
    ),
    Seed(
        "reason dropped",
        "errors.yaml",
        "      dns-name-unavailable:\n        text: No DNS name could be made for the account\n        message: A DNS name could not be created for the account.\n",
        "",
        "reason",
        "Conflict",
    ),
    Seed(
        "reason added",
        "errors.yaml",
        "      dns-name-unavailable:",
        "      region-full:\n        text: The region has no room\n      dns-name-unavailable:",
        "reason",
        "Conflict",
    ),
    Seed(
        "flag of a request's header",
        "service.yaml",
        "      value: 2011-10-01\n      required: true",
        "      value: 2011-10-01\n      required: false",
        "header-flag",
        "x-ms-version",
    ),
    Seed(
        "flag of a response's header",
        "service.yaml",
        "    Date:\n      type: string\n      always: true\n",
        "    Date:\n      type: string\n",
        "header-flag",
        "Date",
    ),
    Seed(
        "header dropped",
        "service.yaml",
        "    WWW-Authenticate:\n      type: string\n      description: Why authentication failed\n",
        "",
        "header",
        "response",
    ),
    Seed(
        "header renamed",
        "service.yaml",
        "    Charset:\n",
        "    Accept-Charset:\n",
        "header",
        "request",
    ),
    Seed(
        "value of a header",
        "service.yaml",
        "      value: 2011-10-01",
        "      value: 2011-10-02",
        "header-value",
        "x-ms-version",
    ),
    Seed(
        "version",
        "service.yaml",
        "api_version: 2011-10-01",
        "api_version: 2011-10-11",
        "version",
        "api_version",
    ),
    Seed(
        "media type dropped",
        "service.yaml",
        "  request: [application/json, application/xml]",
        "  request: [application/json]",
        "media-type",
        "request",
    ),
    Seed(
        "media type",
        "service.yaml",
        "  response: [application/json, application/xml]",
        "  response: [application/json, text/xml]",
        "media-type",
        "response",
    ),
    Seed(
        "media type of answers by default",
        "service.yaml",
        "  default: application/xml",
        "  default: application/json",
        "default-media-type",
        "regions.list",
    ),
    Seed(
        "date of a page",
        "service.yaml",
        "    title: List Available Regions\n    date: 2016-03-08",
        "    title: List Available Regions\n    date: 2016-08-03",
        "page-date",
        "list-available-regions",
    ),
    Seed(
        "title of a page",
        "service.yaml",
        "title: Attach Storage Account",
        "title: Attach Storage Accounts",
        "page-title",
        "attach-storage-account",
    ),
    Seed(
        "start of all paths",
        "service.yaml",
        "/services/mediaservices",
        "/services/media",
        "path",
        "regions.list",
    ),
    Seed(
        "namespace",
        "types.yaml",
        'xml: {namespace: "http://schemas.microsoft.com/windowsazure"}',
        'xml: {namespace: "http://schemas.microsoft.com/azure"}',
        "namespace",
        "ServiceResource",
    ),
    Seed(
        "page cited",
        ACCOUNTS,
        "source: {document: list-media-services-accounts}",
        "source: {document: list-available-regions}",
        "source",
        "accounts.list",
    ),
)
