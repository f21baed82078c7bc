"""Lists that arrive page by page; this folder is copied only for a service that has some."""
