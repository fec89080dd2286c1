"""The closed classes of words that tell a follow-up question, in Polish and English.

All folded (lower case, no diacritics), since people type questions without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.text.morphology import english_lemma, polish_lemmas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.wording import Language


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


CONNECTIVES: Mapping[Language, tuple[str, ...]] = {
    "pl": ("a co z", "a co ze", "co z", "co ze", "a jak z", "no a", "a", "i", "ale", "albo", "lub",
           "oraz"),
    "en": ("and what about", "and how about", "what about", "how about", "and", "but", "or",
           "also", "so"),
}  # fmt: skip
"""What opens a question that goes on from the one before; the longest that fits is meant."""

ASKING = _set(
    """
    kto kogo komu kim czyj czyja czyje czyich co czego czemu czym gdzie skad dokad kiedy ile ilu
    iloma dlaczego jak jaki jaka jakie jakiego jakiej jakich jakim jakimi jakiemu ktory ktora
    ktoredy ktore ktorego ktorej ktorych ktorym ktorymi ktorzy ktoremu czy odkad
    who whom whose what when where why which how many much
    """
)
NAMING = _set(
    """
    ile ilu jaki jaka jakie jakiego jakiej jakich jakim jakimi jakiemu ktory ktora ktore
    ktorego ktorej ktorych ktorym ktorymi ktorzy ktoremu what which many
    """
)
"""After these stands what is asked for ("ilu członków", "which edition"), not what it is of."""

AUXILIARIES = _set(
    """
    is are was were be been do does did has have had can could may might must shall should will
    would don doesn didn isn aren wasn weren won can couldn cannot hasn haven hadn
    """
)
BEING = _set("is are was were be been being has have had")
POLISH_BEING = _set("jest sa byl byla bylo byly beda bedzie")
ARTICLES = _set("the a an")
DETERMINERS = _set("the a an any every each all some no its their his her our your this these")

ONES = _set("one ones")
LOCATING = _set("w we na przy u nad pod in on at near")
"""Before what "there" may stand for."""
TOO = _set("tez takze rowniez too also either")
"""What may end a fragment and says nothing: "dla uczniów też?"."""

PREPOSITIONS = _set(
    """
    w we z ze na do od dla o u po pod nad przy przez przed za bez ku ponad wobec wedlug podczas
    in on at of for from by with to into about around during under over per within between than
    miedzy wsrod mimo poza przeciw dzieki oprocz okolo
    after before since until without among against near towards
    """
)
DATING = _set("on z ze")
"""Before a date these say which one is meant: "the session on 26 September"."""

LINKS = PREPOSITIONS | _set("i oraz and the a an im sw ds nr")
"""What may stand inside one phrase, between its names and nouns."""

_TIMES = _set(
    """
    poniedzialek wtorek sroda czwartek piatek sobota niedziela weekend dzien roboczy
    styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien
    wiosna lato jesien zima rok r koniec poczatek polowa
    monday tuesday wednesday thursday friday saturday sunday weekday weekend year end beginning
    january february march april may june july august september october november december
    spring summer autumn winter
    """
)

PERIODS = _set("year month week day morning evening time roku rok miesiacu tygodniu dniu czasie")
"""After "this", "w tym": the present, nothing that was said before."""

EXPECTED = _set("too so possible allowed necessary required true")
"""After an "it" that stands for nothing: "is it too", "is it possible"."""

RAISING = _set("supposed going due able planned scheduled meant have has had need needs used")
"""After these "to" leaves to "it" what it stands for: "When is it supposed to open?"."""

ALL_THAT: Mapping[Language, frozenset[str]] = {
    "pl": _set("to tym tego temu"),
    "en": _set("this that"),
}
"""Where no noun is beside them, these stand for all that was said before."""

POSSESSIVES = _set("its their his her")
HERS = _set("she her hers ona nia niej")
SUBJECTS = _set("it they them")
HE_OR_SHE = _set("he she him his her hers")
PERSONS: Mapping[Language, frozenset[str]] = {
    "pl": _set("on ona niego niej nia nim jemu niemu"),
    "en": HE_OR_SHE,
}
SINGULAR = ("sg m", "sg f", "sg n")
PLURAL = ("pl m", "pl f", "pl n")
PRONOUNS: Mapping[Language, Mapping[str, tuple[str, ...]]] = {
    "pl": {
        **dict.fromkeys(_set("on go jego mu jemu nim niego niemu"), ("sg m", "sg n")),
        **dict.fromkeys(_set("ona ja jej nia niej"), ("sg f",)),
        **dict.fromkeys(_set("oni one ich im nich nimi"), PLURAL),
    },
    "en": {
        **dict.fromkeys(("it", "its"), SINGULAR),
        **dict.fromkeys(("they", "them", "their"), PLURAL),
    },
}
"""Of which number and gender a pronoun's noun is."""

PLACES = _set("there tam stamtad tamtejszy")
THEN = _set("then wtedy wowczas")
POLISH_PRONOUNS = _set(
    """
    on ona ono oni one jego jej ich go ja je im mu nim nia nimi niego niej nich niemu tam stamtad
    wtedy wowczas
    """
)
DEMONSTRATIVES = _set(
    """
    ten ta te ci tego tej tych temu tym tymi tamten tamta tamto tamtego tamtej tamtych tamtym
    this these those that
    """
)

_RELATIONAL = _set(
    """
    prezes wiceprezes prezydent dyrektor kierownik kierowniczka przewodniczacy przewodniczaca szef
    szefowa lider liderka koordynator burmistrz wojt soltys skarbnik sekretarz rzecznik rektor
    dziekan zastepca wlasciciel zalozyciel autor autorka organizator operator wykonawca beneficjent
    partner czlonek czlonkini uczestnik uzytkownik pracownik czytelnik student uczen mieszkaniec
    osoba radny gosc ekspert sponsor patron dostawca inwestor nadawca odbiorca opiekun kandydat
    liczba ilosc suma kwota koszt cena oplata skladka stawka abonament wpisowe wadium kaucja kara
    znizka ulga rabat dotacja dofinansowanie budzet wartosc wynagrodzenie przychod wydatek doplata
    data dzien termin godzina rok miesiac tydzien czas okres moment poczatek koniec etap czesc
    adres siedziba telefon numer mail strona miejsce pokoj lokalizacja kontakt miasto kraj panstwo
    cel zadanie rola funkcja nazwa imie nazwisko haslo motto temat tytul status forma rodzaj zakres
    specjalizacja wynik sklad wladze zarzad biuro rada dzialalnosc powod przyczyna warunek wymog
    wniosek zgloszenie zapis oferta glos punkt glosowanie program edycja protokol regulamin raport
    sztuka procent wiek
    president vice-president director manager chair chairman chairwoman chairperson head leader
    coordinator mayor treasurer secretary spokesperson deputy owner founder author organiser
    organizer operator contractor beneficiary partner member participant user employee reader
    student resident person people guest expert sponsor supplier investor candidate rival
    number amount sum total cost price fee charge rate subscription deposit penalty fine discount
    grant subsidy budget value salary revenue expense
    date day deadline hour time year month week period beginning end stage part
    address seat headquarters telephone phone email page place room location contact city town
    country purpose aim goal task role function name slogan motto topic subject title status form
    kind type scope specialisation specialization result composition board office activity reason
    condition requirement application offer bid vote point programme program edition minutes rules
    report percent age
    """
)
"""Nouns that ask "of what?": offices, members, sums, dates, addresses, aims.

A question whose only nouns are such ("Kto jest prezesem?", "What is the fee?") leaves out what
it is about.
"""

_LIGHT = _set(
    """
    cost take place last begin start open close end happen work belong pay run organise organize
    hold held found founded established created make made build built win won give given lead head
    coordinate manage chair mean need find get become happen finish receive join include apply
    come go put live stay ride
    """
)
"""English verbs that questions are often asked with; many are spelled as nouns are."""


PAST = _set("took came gave went ran got began made held won paid met")
"""English past forms that no auxiliary stands before: "How many people took part?"."""


def is_relational(word: str) -> bool:
    """Whether a word form is of a noun that asks "of what?"."""
    return not _RELATIONAL.isdisjoint((english_lemma(word), *polish_lemmas(word)))


def is_time(word: str) -> bool:
    """Whether a word form is a number or names a day, a month, a season or a year."""
    return word[0].isdigit() or not _TIMES.isdisjoint((english_lemma(word), *polish_lemmas(word)))


def is_light_verb(word: str) -> bool:
    """Whether an English word form is of a verb that questions are often asked with."""
    return english_lemma(word) in _LIGHT or word.lower() in _LIGHT
