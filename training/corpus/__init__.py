"""The labelled articles: reading, checking, splitting, importing."""
