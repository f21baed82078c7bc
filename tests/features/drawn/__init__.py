"""Small specs drawn by hypothesis, each word of the format now and then."""
