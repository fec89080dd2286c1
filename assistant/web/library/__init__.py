"""The documents: their table, adding them, and the indexing runs that the page starts."""
