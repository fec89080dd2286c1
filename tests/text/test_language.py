from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.language import detect_language

POLISH = """
kto koordynuje Lubelską Medycynę?
kto koordynuje lubelska medycyne
ile czlonkow ma klaster
ilu członków liczy klaster Lubelska Medycyna
kiedy powstał klaster
kiedy powstal klaster
gdzie odbyl sie kongres klastrow
gdzie odbył się Kongres Klastrów?
Kto kieruje biurem?
w ktorym roku zalozono fundacje
Jaki jest cel projektu Study in Lublin?
składki członkowskie
koordynator klastra
ile osób wzięło udział
Co to jest wyżyna?
z kim wspolpracuje miasto
Marzena Strok-Sadło
nr uchwaly
skladki czlonkowskie
przewodniczący
budżet 2019
zebrania zarzadu
budzet miasta
miejskie rowery
fundusze europejskie
ONA NIE PRZYSZŁA
""".strip().splitlines()
ENGLISH = """
who coordinates Lubelska Medycyna?
who leads Lubelska Medycyna
how many members does the Lubelska Medycyna cluster have?
when was Lubelska Medycyna founded
where was the Kongres Klastrów Polskich held?
What is Study in Lublin?
Which year did Bydgoski Klaster Przemysłowy start?
is Mariusz Sagan a director?
Who is Viktoriya Herun?
list the members of Wyżyna Lotnicza
cluster members
membership fees
coordinator of Lubelskie Drewno
does Świdnik take part?
tell me about Politechnika Lubelska
students from Ukraine
what did Honorata Kępowicz-Olszówka say
How long has Dąbrowa Górnicza been a member
city council minutes
WHO LEADS THE CLUSTER
""".strip().splitlines()


@pytest.mark.parametrize("question", POLISH)
def test_polish_questions(question: str) -> None:
    """With diacritics and without, with English names inside."""
    assert detect_language(question) == "pl"


@pytest.mark.parametrize("question", ENGLISH)
def test_english_questions(question: str) -> None:
    """Polish names do not make them Polish."""
    assert detect_language(question) == "en"


@pytest.mark.parametrize("text", ["", "2019", "?!", "Lublin", "🙂"])
def test_what_speaks_for_neither_is_polish(text: str) -> None:
    """The documents are."""
    assert detect_language(text) == "pl"


@given(st.text())
def test_every_text_has_a_language(text: str) -> None:
    """One of the two."""
    assert detect_language(text) in {"pl", "en"}
