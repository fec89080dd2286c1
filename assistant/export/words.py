"""The words of exported answers, in both languages."""

from __future__ import annotations

from assistant.wording import Wording

QUOTE = Wording("Quote {rank}", "Cytat {rank}")
PASSAGE = Wording("Nearest passage {rank}", "Najbliższy fragment {rank}")
SOURCE = Wording("Source", "Źródło")
FILE = Wording("File", "Plik")
ALSO_IN = Wording("Also in", "Także w")
COPY = Wording("To paste into a letter", "Do wklejenia do pisma")
CHECKING = Wording("For checking", "Do sprawdzenia")
UNREADABLE = Wording("Files that could not be read", "Pliki, których nie udało się odczytać")
GENERATION = Wording("Index generation", "Generacja indeksu")
PROGRAM = Wording("Program", "Program")
MADE = Wording("Exported", "Data i godzina eksportu")
SAVED = Wording("Saved in {path}.", "Zapisano w {path}.")
