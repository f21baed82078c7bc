"""Credentials: one module for each source, so that only what an API declares is present.

Always present: `protocol`. A package names its certificate class by deriving it from those of its
sources, for example `class ManagementCertificate(FromPem, FromPkcs12, FromPublishSettings)`: it has
exactly their constructors, and messages point to no other.
"""
