"""Credentials: one module for each source; a package contains only those that its API declares.

Always present: `protocol`. A package names its certificate class by deriving it from those of its
sources, for example `class ManagementCertificate(FromPem, FromPkcs12, FromPublishSettings)`: it has
exactly their constructors, and messages mention only these.
"""
