"""The forms that the bundled documents take: one module for each kind of file."""
