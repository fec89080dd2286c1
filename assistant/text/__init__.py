"""Language: words, lemmas, sentences. Pure functions of strings; nothing here reads a file."""
