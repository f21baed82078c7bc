"""Hostile and broken input: specs, texts, disks, servers."""
