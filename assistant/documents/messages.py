"""What the user is told about a file that is not, or not wholly, readable.

Each says what is wrong with the file and what to do next, in one line.
"""

from __future__ import annotations

import errno

from assistant.reasons import reason
from assistant.wording import Wording

EMPTY_FILE = Wording(
    "The file is empty (0 bytes); save it again or delete it.",
    "Plik jest pusty (0 bajtów); zapisz go ponownie albo usuń.",
)
NOT_FOUND = Wording(
    "The file does not exist, or is a link that leads nowhere; put the file back or delete "
    "the link.",
    "Plik nie istnieje albo jest odnośnikiem, który donikąd nie prowadzi; przywróć plik albo "
    "usuń odnośnik.",
)
NO_PERMISSION = Wording(
    "The file may not be read; give yourself the right to read it and index again.",
    "Brak prawa do odczytu pliku; nadaj sobie to prawo i zindeksuj ponownie.",
)
CANNOT_OPEN = Wording(
    "The file cannot be opened ({reason}); check the disk or copy the file anew.",
    "Nie można otworzyć pliku ({reason}); sprawdź dysk albo skopiuj plik jeszcze raz.",
)
NOT_A_FILE = Wording(
    "This is a folder or a device, not a file; put the documents themselves in the corpus.",
    "To folder albo urządzenie, a nie plik; umieść w folderze same dokumenty.",
)
NOT_INSTALLED = Wording(
    "The program is not installed completely (missing: {name}): install it again.",
    "Program nie jest w pełni zainstalowany (brakuje: {name}): zainstaluj go ponownie.",
)
BROKEN = Wording(
    "The file is damaged and cannot be read; open it in its own program and save it again.",
    "Plik jest uszkodzony i nie da się go odczytać; otwórz go w jego własnym programie "
    "i zapisz ponownie.",
)
NOT_AS_NAMED = Wording(
    "The file is damaged: its name says {claimed}, but it holds neither such a document nor "
    "readable text; save it again in its own program or delete it.",
    "Plik jest uszkodzony: nazwa wskazuje na format {claimed}, ale w środku nie ma ani takiego "
    "dokumentu, ani czytelnego tekstu; zapisz go ponownie w jego własnym programie albo usuń.",
)
CRASHED = Wording(
    "Reading the file made the reader crash; open it in its own program and save it again.",
    "Czytanie tego pliku zakończyło się awarią; otwórz go w jego własnym programie i zapisz "
    "ponownie.",
)
TOO_DEEP = Wording(
    "The file is nested too deeply to be read; save its content in a simpler form.",
    "Plik ma zbyt głęboko zagnieżdżoną budowę; zapisz jego treść w prostszej postaci.",
)
NO_PAGES = Wording(
    "The file has no pages; save or export it again.",
    "Plik nie ma żadnych stron; zapisz lub wyeksportuj go ponownie.",
)
TOO_BIG = Wording(
    "The file has {size} MB, more than the limit of {limit} MB; split it, or raise "
    "ASSISTANT_MAX_MEGABYTES.",
    "Plik ma {size} MB, więcej niż dozwolone {limit} MB; podziel go albo zwiększ "
    "ASSISTANT_MAX_MEGABYTES.",
)
TOO_SLOW = Wording(
    "Reading the file took longer than {seconds:g} s; split it, or raise ASSISTANT_READ_SECONDS.",
    "Czytanie pliku trwało dłużej niż {seconds:g} s; podziel go albo zwiększ "
    "ASSISTANT_READ_SECONDS.",
)
TOO_MUCH_MEMORY = Wording(
    "Reading the file took more than {limit} MB of memory; split it, or raise "
    "ASSISTANT_READ_MEGABYTES.",
    "Czytanie pliku wymagało więcej niż {limit} MB pamięci; podziel go albo zwiększ "
    "ASSISTANT_READ_MEGABYTES.",
)
TOO_MUCH_TEXT = Wording(
    "The file holds more than {limit} characters of text; split it, or raise "
    "ASSISTANT_MAX_CHARACTERS.",
    "Plik zawiera więcej niż {limit} znaków tekstu; podziel go albo zwiększ "
    "ASSISTANT_MAX_CHARACTERS.",
)
UNPACKS_TOO_LARGE = Wording(
    "The file unpacks to far more than its size; it was not read. Save it again in its own "
    "program if you trust it.",
    "Plik po rozpakowaniu jest wielokrotnie większy, więc nie został odczytany. Jeśli mu ufasz, "
    "zapisz go ponownie w jego własnym programie.",
)
NEEDS_PASSWORD = Wording(
    "The file is protected with a password; save a copy without the password.",
    "Plik jest chroniony hasłem; zapisz kopię bez hasła.",
)
NEEDS_OCR = Wording(
    "The file holds pictures of text and no program to read them is installed: install "
    "Tesseract (apt-get install tesseract-ocr tesseract-ocr-pol; on Windows the UB Mannheim "
    "installer), then index again.",
    "Plik zawiera tekst w postaci obrazów, a brakuje programu do ich odczytania: zainstaluj "
    "Tesseract (apt-get install tesseract-ocr tesseract-ocr-pol; w systemie Windows instalator "
    "UB Mannheim) i zindeksuj ponownie.",
)
PAGES_NEED_OCR = Wording(
    "Pages that are only pictures were not read: {pages}. Install Tesseract (apt-get install "
    "tesseract-ocr tesseract-ocr-pol; on Windows the UB Mannheim installer), then index again.",
    "Nie odczytano stron, które są samymi obrazami: {pages}. Zainstaluj Tesseract (apt-get "
    "install tesseract-ocr tesseract-ocr-pol; w systemie Windows instalator UB Mannheim) "
    "i zindeksuj ponownie.",
)
PAGES_MISSING = Wording(
    "These pages could not be read: {pages}; check them in the document itself.",
    "Nie udało się odczytać stron: {pages}; sprawdź je w samym dokumencie.",
)
NO_WORDS = Wording(
    "The file was read, but holds no text; check that it is the right file.",
    "Plik odczytano, ale nie ma w nim żadnego tekstu; sprawdź, czy to właściwy plik.",
)
NO_WORDS_IN_PICTURE = Wording(
    "No text was found in the picture; if it holds any, scan it anew at 300 dpi.",
    "Na obrazie nie znaleziono tekstu; jeśli jakiś zawiera, zeskanuj go ponownie "
    "w rozdzielczości 300 dpi.",
)
OLD_OFFICE = Wording(
    "Old {old} files are not read; open the file and save it as {new}.",
    "Stary format {old} nie jest odczytywany; otwórz plik i zapisz go jako {new}.",
)
OLD_OFFICE_ANY = Wording(
    "Files of old Office programs are not read; open the file and save it as DOCX, XLSX or PPTX.",
    "Pliki starych programów biurowych nie są odczytywane; otwórz plik i zapisz go jako DOCX, "
    "XLSX lub PPTX.",
)
ARCHIVE = Wording(
    "Archives are not read; unpack it and put the documents themselves in the corpus.",
    "Archiwa nie są odczytywane; rozpakuj je i umieść w folderze same dokumenty.",
)
NOT_TEXT = Wording(
    "This is not a kind of file that holds text for the assistant; save it as PDF, DOCX or text.",
    "Asystent nie odczytuje tekstu z plików tego rodzaju; zapisz treść jako PDF, DOCX lub tekst.",
)

_SHOWN_RANGES = 12


def page_list(numbers: tuple[int, ...]) -> str:
    """Page numbers as people write them: ``(1, 2, 3, 7)`` gives ``"1-3, 7"``."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = [f"{a}" if a == b else f"{a}-{b}" for a, b in ranges[:_SHOWN_RANGES]]
    if len(ranges) > _SHOWN_RANGES:
        shown.append("...")
    return ", ".join(shown)


def open_error(error: OSError) -> Wording:
    """What to tell of a file that the system does not let us open."""
    if isinstance(error, FileNotFoundError) or error.errno == errno.ELOOP:
        return NOT_FOUND
    if isinstance(error, PermissionError):
        return NO_PERMISSION
    return CANNOT_OPEN.filled(reason=reason(error))
