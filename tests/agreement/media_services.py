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
        name="verb",
        file=KEYS,
        old="verb: POST",
        new="verb: PUT",
        kind="verb",
        word="regenerate_primary",
    ),
    Seed(
        name="path",
        file=REGIONS,
        old="path: /SupportedRegions",
        new="path: /Regions",
        kind="path",
        word="regions.list",
    ),
    Seed(
        name="path parameter",
        file=STORAGE,
        old="StorageAccounts/{storageAccountName}/Key\n    source: {document: update-storage-account-key-media-services}\n    description: |\n      Tells Media Services the present key of an attached storage account. Needed after the key was\n      regenerated in the storage service.\n    parameters:\n      accountName: {in: path, $ref: AccountName}\n      storageAccountName:",
        new="StorageAccounts/{storage}/Key\n    source: {document: update-storage-account-key-media-services}\n    description: |\n      Tells Media Services the present key of an attached storage account. Needed after the key was\n      regenerated in the storage service.\n    parameters:\n      accountName: {in: path, $ref: AccountName}\n      storage:",
        kind="parameter",
        word="update_key",
    ),
    Seed(
        name="status of a success",
        file=REGIONS,
        old="200: {body",
        new="202: {body",
        kind="status",
        word="regions.list",
    ),
    Seed(
        name="operation dropped",
        file=REGIONS,
        old=_DROPPED,
        new=_OTHER,
        kind="operation",
        word="list-available-regions",
    ),
    Seed(
        name="body dropped",
        file=STORAGE,
        old="    body: {$ref: AttachStorageAccountRequest}\n",
        new="",
        kind="body",
        word="attach",
    ),
    Seed(
        name="answer swapped",
        file=ACCOUNTS,
        old="200: {body: {$ref: AccountDetails}}",
        new="200: {body: {$ref: StorageAccountDetails}}",
        kind="body-type",
        word="accounts.get",
    ),
    Seed(
        name="answer without its list",
        file=STORAGE,
        old="200: {body: {$ref: StorageAccounts}}",
        new="200: {body: {$ref: AccountKeys}}",
        kind="body-type",
        word="storage_accounts.list",
    ),
    Seed(
        name="member renamed",
        file="types.yaml",
        old="AccountRegion: {type",
        new="Region: {type",
        kind="member",
        word="AccountDetails",
    ),
    Seed(
        name="member in another case",
        file="types.yaml",
        old="      BlobStorageEndPoint: {type",
        new="      BlobStorageEndpoint: {type",
        kind="member",
        word="StorageAccountDetails",
    ),
    Seed(
        name="member dropped",
        file="types.yaml",
        old="      IsDefault: {type: boolean, description: Whether new assets go here}\n",
        new="",
        kind="member",
        word="StorageAccountDetails",
    ),
    Seed(
        name="member added",
        file="types.yaml",
        old="      IsDefault: {type: boolean",
        new="      Quota: {type: integer, description: How much}\n      IsDefault: {type: boolean",
        kind="member",
        word="StorageAccountDetails",
    ),
    Seed(
        name="type of a member",
        file="types.yaml",
        old="IsDefault: {type: boolean",
        new="IsDefault: {type: string",
        kind="member-type",
        word="IsDefault",
    ),
    Seed(
        name="type of a status",
        file="types.yaml",
        old="Primary: {type: string, secret: true",
        new="Primary: {type: integer, secret: true",
        kind="member-type",
        word="Primary",
    ),
    Seed(
        name="order of members",
        file="types.yaml",
        old="      Name: {type: string, description: The name of the account}\n      Type: {type: string, description: The kind of the resource}\n",
        new="      Type: {type: string, description: The kind of the resource}\n      Name: {type: string, description: The name of the account}\n",
        kind="order",
        word="ServiceResource",
    ),
    Seed(
        name="bound",
        file="types.yaml",
        old="maxLength: 24",
        new="maxLength: 25",
        kind="member-bound",
        word="AccountName",
    ),
    Seed(
        name="bound that no page has",
        file="types.yaml",
        old="AccountRegion: {type: string",
        new="AccountRegion: {type: string, maxLength: 80",
        kind="member-bound",
        word="AccountRegion",
    ),
    Seed(
        name="format",
        file="types.yaml",
        old="SelfLink: {type: string, format: uri",
        new="SelfLink: {type: string, format: uuid",
        kind="member-type",
        word="SelfLink",
    ),
    Seed(
        name="format dropped",
        file="types.yaml",
        old="AccountId: {type: string, format: uuid",
        new="AccountId: {type: string",
        kind="member-type",
        word="AccountId",
    ),
    Seed(
        name="title of an operation",
        file=ACCOUNTS,
        old="title: Delete Media Services Account",
        new="title: Remove Media Services Accounts",
        kind="title",
        word="delete",
    ),
    Seed(
        name="status of an error",
        file="errors.yaml",
        old="  Conflict:\n    status: 409",
        new="  Conflict:\n    status: 412",
        kind="error-status",
        word="Conflict",
    ),
    Seed(
        name="error dropped",
        file="errors.yaml",
        old="  InternalServerError:\n    status: 500",
        new="  Broken:\n    status: 502",
        kind="error-status",
        word="errors",
    ),
    Seed(
        name="reason dropped",
        file="errors.yaml",
        old="      dns-name-unavailable:\n        text: No DNS name could be made for the account\n        message: A DNS name could not be created for the account.\n",
        new="",
        kind="reason",
        word="Conflict",
    ),
    Seed(
        name="reason added",
        file="errors.yaml",
        old="      dns-name-unavailable:",
        new="      region-full:\n        text: The region has no room\n      dns-name-unavailable:",
        kind="reason",
        word="Conflict",
    ),
    Seed(
        name="flag of a request's header",
        file="service.yaml",
        old="      value: 2011-10-01\n      required: true",
        new="      value: 2011-10-01\n      required: false",
        kind="header-flag",
        word="x-ms-version",
    ),
    Seed(
        name="flag of a response's header",
        file="service.yaml",
        old="    Date:\n      type: string\n      always: true\n",
        new="    Date:\n      type: string\n",
        kind="header-flag",
        word="Date",
    ),
    Seed(
        name="header dropped",
        file="service.yaml",
        old="    WWW-Authenticate:\n      type: string\n      description: Why authentication failed\n",
        new="",
        kind="header",
        word="response",
    ),
    Seed(
        name="header renamed",
        file="service.yaml",
        old="    Charset:\n",
        new="    Accept-Charset:\n",
        kind="header",
        word="request",
    ),
    Seed(
        name="value of a header",
        file="service.yaml",
        old="      value: 2011-10-01",
        new="      value: 2011-10-02",
        kind="header-value",
        word="x-ms-version",
    ),
    Seed(
        name="version",
        file="service.yaml",
        old="api_version: 2011-10-01",
        new="api_version: 2011-10-11",
        kind="version",
        word="api_version",
    ),
    Seed(
        name="media type dropped",
        file="service.yaml",
        old="  request: [application/json, application/xml]",
        new="  request: [application/json]",
        kind="media-type",
        word="request",
    ),
    Seed(
        name="media type",
        file="service.yaml",
        old="  response: [application/json, application/xml]",
        new="  response: [application/json, text/xml]",
        kind="media-type",
        word="response",
    ),
    Seed(
        name="media type of answers by default",
        file="service.yaml",
        old="  default: application/xml",
        new="  default: application/json",
        kind="default-media-type",
        word="regions.list",
    ),
    Seed(
        name="date of a page",
        file="service.yaml",
        old="    title: List Available Regions\n    date: 2016-03-08",
        new="    title: List Available Regions\n    date: 2016-08-03",
        kind="page-date",
        word="list-available-regions",
    ),
    Seed(
        name="title of a page",
        file="service.yaml",
        old="title: Attach Storage Account",
        new="title: Attach Storage Accounts",
        kind="page-title",
        word="attach-storage-account",
    ),
    Seed(
        name="start of all paths",
        file="service.yaml",
        old="/services/mediaservices",
        new="/services/media",
        kind="path",
        word="regions.list",
    ),
    Seed(
        name="namespace",
        file="types.yaml",
        old='xml: {namespace: "http://schemas.microsoft.com/windowsazure"}',
        new='xml: {namespace: "http://schemas.microsoft.com/azure"}',
        kind="namespace",
        word="ServiceResource",
    ),
    Seed(
        name="page cited",
        file=ACCOUNTS,
        old="source: {document: list-media-services-accounts}",
        new="source: {document: list-available-regions}",
        kind="source",
        word="accounts.list",
    ),
)
