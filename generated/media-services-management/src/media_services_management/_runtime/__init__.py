"""What every generated client shares; nothing in here knows an API."""
