"""Credentials: one module for each source, so that only what an API declares is present.

Always present: `protocol`. Besides it, each source needs:

================  =============================================================
bearer            `bearer`, `secret_text`
api_key           `api_key`, `secret_text`
basic             `basic`, `secret_text`
pem               `pem`, `certificate`, `certificate_files`
pkcs12            `pkcs12`, `certificate`, `certificate_files`
publishsettings   `publishsettings`, `pkcs12`, `certificate`, `certificate_files`
================  =============================================================

A package names its certificate class by deriving it from those of its sources, for example
`class ManagementCertificate(FromPem, FromPkcs12, FromPublishSettings)`: it has exactly their
constructors, and messages point to no other.
"""
