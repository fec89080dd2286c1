"""Openings of documents as town halls, clusters and papers write them, with title and date.

Each is a name, the text, whether it has pages, the title and the date that it bears.
"""

from __future__ import annotations

from typing import NamedTuple


class Opening(NamedTuple):
    name: str
    text: str
    title: str | None
    date: str | None
    paged: bool = True


_PROSE = (
    "W spotkaniu uczestniczyli przedstawiciele miasta, uczelni oraz przedsiębiorcy zrzeszeni "
    "w klastrze, którzy rozmawiali o wspólnych projektach.\n"
    "Klaster powstał 3 maja 2010 r. i liczy dziś 60 członków, a umowę podpisano 7 czerwca 2011 r.\n"
)
_LONG = _PROSE * 12

OPENINGS = (
    # minutes
    Opening(
        "minutes of a commission",
        "PROTOKÓŁ\nnr 4/VIII/2019\nposiedzenia doraźnej Komisji Rady Miasta\n"
        f"z dnia 18 listopada 2019r.\n\n{_PROSE}",
        "PROTOKÓŁ nr 4/VIII/2019 posiedzenia doraźnej Komisji Rady Miasta z dnia 18 listopada "
        "2019r.",
        "2019-11-18",
    ),
    Opening(
        "minutes held on a day",
        "Protokół nr XII/24\nz XII sesji Rady Miejskiej w Zamościu\n"
        f"odbytej w dniu 27 czerwca 2024 r.\n\n{_PROSE}",
        "Protokół nr XII/24 z XII sesji Rady Miejskiej w Zamościu odbytej w dniu 27 czerwca "
        "2024 r.",
        "2024-06-27",
    ),
    Opening(
        "minutes of what took place on a day",
        "Protokół nr 4\nz posiedzenia Komisji,\nktóre odbyło się 18 listopada 2019 r.\n\n" + _PROSE,
        "Protokół nr 4 z posiedzenia Komisji, które odbyło się 18 listopada 2019 r.",
        "2019-11-18",
    ),
    Opening(
        "minutes with dots",
        f"Protokół z zebrania wspólnoty mieszkaniowej z dn. 12.03.2024\n\n{_PROSE}",
        "Protokół z zebrania wspólnoty mieszkaniowej z dn. 12.03.2024",
        "2024-03-12",
    ),
    Opening(
        "minutes after the body's name",
        "Rada Dzielnicy Czechów Północny\n\nPROTOKÓŁ Nr 7/2023\nz posiedzenia Rady Dzielnicy\n"
        f"w dniu 5 września 2023 roku\n\n{_PROSE}",
        "PROTOKÓŁ Nr 7/2023 z posiedzenia Rady Dzielnicy w dniu 5 września 2023 roku",
        "2023-09-05",
    ),
    Opening(
        "minutes with a label of the meeting's day",
        "PROTOKÓŁ Z POSIEDZENIA ZARZĄDU KLASTRA\n\nData posiedzenia: 14.02.2022 r.\n"
        f"Miejsce: siedziba klastra\n\n{_PROSE}",
        "PROTOKÓŁ Z POSIEDZENIA ZARZĄDU KLASTRA",
        "2022-02-14",
    ),
    Opening(
        "minutes with the number of the case above",
        f"BRM.0002.4.2019\n\nPROTOKÓŁ NR 4/19\nz obrad sesji\nz dnia 4 marca 2019 r.\n\n{_PROSE}",
        "PROTOKÓŁ NR 4/19 z obrad sesji z dnia 4 marca 2019 r.",
        "2019-03-04",
    ),
    Opening(
        "note of a meeting",
        f"Notatka ze spotkania roboczego\nLublin, 9 października 2020 r.\n\n{_PROSE}",
        "Notatka ze spotkania roboczego",
        "2020-10-09",
    ),
    Opening(
        "OCR of minutes",
        "PROTOKOL\nnr 4/VIIl/2019\nposiedzenia doraznej Komisji\nz dnia 18 Iistopada 2019r.\n\n"
        "Obrady prowadzita Przewodniczgca Komisji Pani Monika Kwiatkowska, ktora powitala "
        "obecnych na sali radnych i gosci.\n",
        "PROTOKOL nr 4/VIIl/2019 posiedzenia doraznej Komisji z dnia 18 Iistopada 2019r.",
        "2019-11-18",
    ),
    Opening(
        "two days of a meeting",
        "Protokół z posiedzenia Rady Programowej\nw dniach 3-4 czerwca 2019 r.\n\n" + _PROSE,
        "Protokół z posiedzenia Rady Programowej w dniach 3-4 czerwca 2019 r.",
        None,
    ),
    # resolutions, orders, law
    Opening(
        "resolution",
        "UCHWAŁA NR 415/XIII/2019\nRADY MIASTA LUBLIN\nz dnia 19 grudnia 2019 r.\n"
        "w sprawie przyjęcia programu współpracy\n\nNa podstawie art. 18 ust. 2 ustawy z dnia "
        f"8 marca 1990 r. o samorządzie gminnym uchwala się:\n{_PROSE}",
        "UCHWAŁA NR 415/XIII/2019 RADY MIASTA LUBLIN z dnia 19 grudnia 2019 r. "
        "w sprawie przyjęcia programu współpracy",
        "2019-12-19",
    ),
    Opening(
        "resolution in one line",
        "Uchwała Nr V/31/2018 Rady Gminy Niemce z dnia 28 grudnia 2018 r. w sprawie uchwalenia "
        "budżetu\n\nNa podstawie art. 18 ust. 2 pkt 4 ustawy z dnia 8 marca 1990 r. "
        f"o samorządzie gminnym Rada Gminy uchwala, co następuje:\n{_PROSE}",
        "Uchwała Nr V/31/2018 Rady Gminy Niemce z dnia 28 grudnia 2018 r. w sprawie uchwalenia "
        "budżetu",
        "2018-12-28",
    ),
    Opening(
        "draft without a day",
        "Projekt\n\nUCHWAŁA NR ....\nRADY MIASTA LUBLIN\nz dnia .............. 2021 r.\n"
        "w sprawie nadania nazwy ulicy\n\nNa podstawie art. 18 ust. 2 pkt 13 ustawy z dnia "
        f"8 marca 1990 r. o samorządzie gminnym uchwala się, co następuje:\n{_PROSE}",
        "UCHWAŁA NR .... RADY MIASTA LUBLIN z dnia .............. 2021 r. w sprawie nadania "
        "nazwy ulicy",
        None,
    ),
    Opening(
        "resolution that changes another",
        "UCHWAŁA NR 7/2020\nZARZĄDU KLASTRA\nz dnia 3 marca 2020 r.\nzmieniająca uchwałę nr 2/2019 "
        f"z dnia 4 lutego 2019 r.\n\n{_PROSE}",
        "UCHWAŁA NR 7/2020 ZARZĄDU KLASTRA z dnia 3 marca 2020 r. zmieniająca uchwałę nr 2/2019 "
        "z dnia 4 lutego 2019 r.",
        "2020-03-03",
    ),
    Opening(
        "order",
        "ZARZĄDZENIE NR 12/1/2024\nPREZYDENTA MIASTA LUBLIN\nz dnia 4 stycznia 2024 r.\n"
        f"w sprawie powołania zespołu\n\n{_PROSE}",
        "ZARZĄDZENIE NR 12/1/2024 PREZYDENTA MIASTA LUBLIN z dnia 4 stycznia 2024 r. w sprawie "
        "powołania zespołu",
        "2024-01-04",
    ),
    Opening(
        "act of parliament",
        f"USTAWA\nz dnia 8 marca 1990 r.\no samorządzie gminnym\n\n{_PROSE}",
        "USTAWA z dnia 8 marca 1990 r. o samorządzie gminnym",
        "1990-03-08",
    ),
    Opening(
        "annex to a resolution",
        "Załącznik nr 1\ndo uchwały nr 12/2021\nRady Miasta\nz dnia 25 marca 2021 r.\n\n"
        f"REGULAMIN KONKURSU KLASTROWEGO\n\n{_PROSE}",
        "REGULAMIN KONKURSU KLASTROWEGO",
        "2021-03-25",
    ),
    Opening(
        "statute with a consolidated text",
        f"STATUT STOWARZYSZENIA\n(tekst jednolity na dzień 7 maja 2023 r.)\n\n{_PROSE}",
        "STATUT STOWARZYSZENIA (tekst jednolity na dzień 7 maja 2023 r.)",
        "2023-05-07",
    ),
    Opening(
        "rules that speak of a law",
        "REGULAMIN REKRUTACJI DO PROJEKTU\n\nNa podstawie ustawy z dnia 11 lipca 2014 r. o "
        f"zasadach realizacji programów ustala się, co następuje.\n{_PROSE}",
        "REGULAMIN REKRUTACJI DO PROJEKTU",
        None,
    ),
    Opening(
        "contract",
        "UMOWA NR 5/2022\nzawarta w dniu 15 lipca 2022 r. w Lublinie pomiędzy:\n"
        f"Gminą Lublin a stowarzyszeniem\n\n{_PROSE}",
        "UMOWA NR 5/2022 zawarta w dniu 15 lipca 2022 r. w Lublinie pomiędzy:",
        "2022-07-15",
    ),
    Opening(
        "decision",
        f"Lublin, dnia 8 kwietnia 2021 r.\nAB-I.6740.1.2021\n\nDECYZJA NR 112/21\n\n{_PROSE}",
        "DECYZJA NR 112/21",
        "2021-04-08",
    ),
    # announcements
    Opening(
        "announcement",
        "OBWIESZCZENIE\nPREZYDENTA MIASTA LUBLIN\nz dnia 11 sierpnia 2022 r.\n"
        f"o wyłożeniu planu do publicznego wglądu\n\n{_PROSE}",
        "OBWIESZCZENIE PREZYDENTA MIASTA LUBLIN z dnia 11 sierpnia 2022 r. o wyłożeniu planu do "
        "publicznego wglądu",
        "2022-08-11",
    ),
    Opening(
        "announcement of a competition",
        "OGŁOSZENIE O NABORZE\nna wolne stanowisko urzędnicze\n\nLublin, 12.03.2024 r.\n\n"
        + _PROSE,
        "OGŁOSZENIE O NABORZE na wolne stanowisko urzędnicze",
        "2024-03-12",
    ),
    Opening(
        "announcement with a deadline",
        "OGŁOSZENIE O KONKURSIE OFERT\n\nTermin składania ofert: 30.09.2023 r.\n"
        f"Otwarcie ofert: 2 października 2023 r.\n\n{_PROSE}",
        "OGŁOSZENIE O KONKURSIE OFERT",
        None,
    ),
    Opening(
        "invitation to an event",
        "ZAPROSZENIE\n\nSerdecznie zapraszamy na Forum Klastrów, które odbędzie się w dniu "
        f"14 listopada 2023 r. w Lublinie.\n\n{_PROSE}",
        "ZAPROSZENIE",
        None,
    ),
    Opening(
        "agenda of a session",
        "Porządek obrad IX sesji Rady Miasta\n28 marca 2024 r., godz. 9:00\n\n"
        f"1. Otwarcie sesji.\n2. Przyjęcie protokołu z sesji z dnia 29 lutego 2024 r.\n\n{_PROSE}",
        "Porządek obrad IX sesji Rady Miasta",
        "2024-03-28",
    ),
    Opening(
        "tender with a number of a case",
        "ZAPYTANIE OFERTOWE nr 3/2021\nŚwidnik, 17 maja 2021 roku\n\n" + _PROSE,
        "ZAPYTANIE OFERTOWE nr 3/2021",
        "2021-05-17",
    ),
    # letters
    Opening(
        "letter",
        "Urząd Miasta Lublin\nWydział Strategii i Przedsiębiorczości\n\n"
        f"Lublin, dnia 5 maja 2021 r.\n\nSzanowni Państwo,\n\n{_PROSE}",
        "Urząd Miasta Lublin",
        "2021-05-05",
    ),
    Opening(
        "letter with answer to another",
        "Lublin, 14.06.2022 r.\nZnak: WS.042.3.2022\n\nDotyczy: pismo z dnia 2 czerwca 2022 r.\n\n"
        f"Szanowna Pani,\n{_PROSE}",
        None,
        "2022-06-14",
    ),
    Opening(
        "letter whose place follows the sender on one line",
        f"Jan Nowak                               Puławy, 03 lutego 2020 r.\n\nPodanie\n\n{_PROSE}",
        "Podanie",
        "2020-02-03",
    ),
    Opening(
        "letter dated at its end",
        f"Stanowisko klastra w sprawie ustawy\n\n{_LONG}\n\nZ poważaniem\nPrezes\n"
        "Warszawa, 7.06.2022 r.\n",
        "Stanowisko klastra w sprawie ustawy",
        "2022-06-07",
    ),
    Opening(
        "place with several words",
        f"Dąbrowa Górnicza, dn. 2 kwietnia 2019 r.\n\nWNIOSEK O DOFINANSOWANIE\n\n{_PROSE}",
        "WNIOSEK O DOFINANSOWANIE",
        "2019-04-02",
    ),
    Opening(
        "place with a dash",
        f"Bielsko-Biała, 2019-04-02\n\nRaport z działalności klastra\n\n{_PROSE}",
        "Raport z działalności klastra",
        "2019-04-02",
    ),
    Opening(
        "place and date in brackets",
        f"Informacja o stanie klastrów\n(Lublin, 1 lutego 2023 r.)\n\n{_PROSE}",
        "Informacja o stanie klastrów",
        "2023-02-01",
    ),
    Opening(
        "only a date",
        f"30 listopada 2021 r.\n\nAnaliza rynku pracy w regionie\n\n{_PROSE}",
        "Analiza rynku pracy w regionie",
        "2021-11-30",
    ),
    Opening(
        "a form with a date of birth",
        "KARTA ZGŁOSZENIA UCZESTNIKA\n\nData urodzenia: 12.05.1980\nAdres: ul. Polna 3\n\n"
        + _PROSE,
        "KARTA ZGŁOSZENIA UCZESTNIKA",
        None,
    ),
    Opening(
        "a form with a deadline below its label",
        f"Formularz zgłoszeniowy\nTermin ważności:\n2026-02-28\n\n{_PROSE}",
        "Formularz zgłoszeniowy",
        None,
    ),
    # press notes and web pages as text
    Opening(
        "page of a region with the hour",
        "Portal Województwa Lubuskiego\n\nW Lubuskiem ma odbyć się kolejny Kongres Klastrów\n\n"
        "Kategoria - Rozwój Regionu\n\nData publikacji -28 kwietnia 2025 godz. 16:02\n\n" + _PROSE,
        "W Lubuskiem ma odbyć się kolejny Kongres Klastrów",
        "2025-04-28",
        paged=False,
    ),
    Opening(
        "day and hour alone",
        f"Klastry rosną w siłę\n28 kwietnia 2025 r., godz. 16:02\n\n{_PROSE}",
        "Klastry rosną w siłę",
        "2025-04-28",
        paged=False,
    ),
    Opening(
        "ISO day behind a label",
        f"Nowy klaster w regionie\nData publikacji: 2024-05-06\n\n{_PROSE}",
        "Nowy klaster w regionie",
        "2024-05-06",
        paged=False,
    ),
    Opening(
        "label and day on two lines",
        f"Nowy klaster w regionie\nData publikacji\n06.05.2024\nAutor\nJan Nowak\n\n{_PROSE}",
        "Nowy klaster w regionie",
        "2024-05-06",
        paged=False,
    ),
    Opening(
        "published by",
        f"Otwarto inkubator\nOpublikował: Jan Nowak, 12 maja 2023 12:30\n\n{_PROSE}",
        "Otwarto inkubator",
        "2023-05-12",
        paged=False,
    ),
    Opening(
        "added",
        f"Otwarto inkubator\nDodano: 12-05-2023, 10:15 | Kategoria: Gospodarka\n\n{_PROSE}",
        "Otwarto inkubator",
        "2023-05-12",
        paged=False,
    ),
    Opening(
        "day, author and category in one line",
        f"Otwarto inkubator\n12 maja 2023 | Jan Nowak | Gospodarka\n\n{_PROSE}",
        "Otwarto inkubator",
        "2023-05-12",
        paged=False,
    ),
    Opening(
        "day of the week before the day",
        f"Otwarto inkubator\npiątek, 12 maja 2023 r.\n\n{_PROSE}",
        "Otwarto inkubator",
        "2023-05-12",
        paged=False,
    ),
    Opening(
        "press note",
        f"INFORMACJA PRASOWA\nWarszawa, 21 marca 2022\n\nPolskie klastry łączą siły\n\n{_PROSE}",
        "Polskie klastry łączą siły",
        "2022-03-21",
    ),
    Opening(
        "article that begins with the day of an event",
        "Kongres w Zielonej Górze\n\nW dniu 3 czerwca 2021 r. odbył się kongres, w którym wzięło "
        f"udział dwustu gości.\n\n{_PROSE}",
        "Kongres w Zielonej Górze",
        None,
        paged=False,
    ),
    Opening(
        "article that begins with a day of an event in its first sentence",
        "28 kwietnia 2025 r. wicemarszałek spotkał się z prezesem związku pracodawców, a tematem "
        f"rozmowy była organizacja kongresu.\n\n{_PROSE}",
        None,
        None,
        paged=False,
    ),
    Opening(
        "public information bulletin",
        "Biuletyn Informacji Publicznej Urzędu Miasta\n\nKonsultacje społeczne statutu\n\n"
        "Wytworzył: Anna Lis\nData wytworzenia: 2020-02-11\nData modyfikacji: 2021-03-01\n\n"
        + _PROSE,
        "Konsultacje społeczne statutu",
        "2020-02-11",
        paged=False,
    ),
    Opening(
        "updated only",
        f"Godziny otwarcia urzędu\nOstatnia aktualizacja: 14.01.2025\n\n{_PROSE}",
        "Godziny otwarcia urzędu",
        "2025-01-14",
        paged=False,
    ),
    Opening(
        "metrics at the foot of a page",
        f"Klaster liczy 60 członków\n\n{_LONG}\n\nInformację wytworzył: Jan Nowak\n"
        "Data publikacji: 7.09.2021 r. 10:22\nLiczba wyświetleń: 123\n",
        "Klaster liczy 60 członków",
        "2021-09-07",
        paged=False,
    ),
    Opening(
        "list of news",
        "Aktualności\n\n12.05.2023 Otwarto inkubator\n10.05.2023 Nabór wniosków\n"
        f"02.05.2023 Piknik nauki\n\n{_PROSE}",
        "Aktualności",
        None,
        paged=False,
    ),
    Opening(
        "calendar of events",
        f"Kalendarz wydarzeń\n\n12 maja 2023 r.\nWarsztaty\n\n15 maja 2023 r.\nForum\n\n{_PROSE}",
        "Kalendarz wydarzeń",
        None,
    ),
    # reports, slides, others
    Opening(
        "report with a month",
        "RAPORT O STANIE KLASTRÓW\n\nLublin, listopad 2019\n\n" + _PROSE,
        "RAPORT O STANIE KLASTRÓW",
        "2019-11",
    ),
    Opening(
        "report with a year",
        f"Sprawozdanie z działalności za 2019 rok\n\n{_PROSE}",
        "Sprawozdanie z działalności za 2019 rok",
        None,
    ),
    Opening(
        "report as of a day",
        f"Wykaz członków klastra\nStan na dzień 31 grudnia 2022 r.\n\n{_PROSE}",
        "Wykaz członków klastra",
        "2022-12-31",
    ),
    Opening(
        "slides with place and day",
        "Klastry w Lublinie\ni województwie\nLublin, 15 września 2023 r.\n",
        "Klastry w Lublinie i województwie",
        "2023-09-15",
    ),
    Opening(
        "report that ends in a list of events",
        f"Historia klastra\n\n{_LONG}\n\nNajważniejsze daty\n3 maja 2010 r.\nPowstanie klastra\n"
        "7 czerwca 2011 r.\nPierwsza umowa\n",
        "Historia klastra",
        None,
    ),
    Opening(
        "English minutes",
        "Minutes of the meeting of the Cluster Board\nheld on 18 November 2019\n\n" + _PROSE,
        "Minutes of the meeting of the Cluster Board held on 18 November 2019",
        "2019-11-18",
    ),
    Opening(
        "English press note",
        f"Clusters join forces\nPublished on March 21, 2022\n\n{_PROSE}",
        "Clusters join forces",
        "2022-03-21",
        paged=False,
    ),
    Opening(
        "Markdown",
        f"# Opłaty za wodę\n\n*Data publikacji: 6 maja 2024 r.*\n\n{_PROSE}",
        "Opłaty za wodę",
        "2024-05-06",
        paged=False,
    ),
    Opening(
        "valid from",
        f"Cennik usług\nobowiązuje od 1 stycznia 2024 r.\n\n{_PROSE}",
        "Cennik usług",
        None,
    ),
    Opening(
        "day of signing by a qualified signature",
        f"Opinia prawna\n\n{_LONG}\n\nElektronicznie podpisany przez: Jan Nowak; "
        "Data: 2023-02-01 10:11:12\n",
        "Opinia prawna",
        "2023-02-01",
    ),
    Opening(
        "report on what another paper asks for",
        "Sprawozdanie z wykonania uchwały nr 4/2018\nz dnia 3 marca 2018 r.\n\n" + _PROSE,
        "Sprawozdanie z wykonania uchwały nr 4/2018 z dnia 3 marca 2018 r.",
        None,
    ),
    Opening(
        "report on a contract in one line",
        "Informacja o realizacji umowy z dnia 3 marca 2018 r.\n\n" + _PROSE,
        "Informacja o realizacji umowy z dnia 3 marca 2018 r.",
        None,
    ),
    Opening(
        "invoice",
        "Faktura VAT 12/2023\nData wystawienia: 12.03.2023\nData sprzedaży: 10.03.2023\n",
        "Faktura VAT 12/2023",
        "2023-03-12",
    ),
    Opening(
        "letter from a town with a long name",
        "Nowy Dwór Gdański, dnia 3 lutego 2021 r.\n\nWniosek o dotację\n\n" + _PROSE,
        "Wniosek o dotację",
        "2021-02-03",
    ),
    Opening(
        "life of a person",
        "Życiorys\nJan Nowak\nur. 12.05.1970 r. w Lublinie\n\n" + _PROSE,
        "Życiorys",
        None,
    ),
    Opening(
        "rules that come into force",
        "Regulamin targowiska\n§ 1. Regulamin wchodzi w życie z dniem 1 stycznia 2024 r.\n"
        + _PROSE,
        "Regulamin targowiska",
        None,
    ),
    Opening(
        "prose only",
        _LONG,
        None,
        None,
        paged=False,
    ),
    Opening(
        "date that the calendar does not have",
        f"Notatka służbowa\nLublin, 31 lutego 2020 r.\n\n{_PROSE}",
        "Notatka służbowa Lublin, 31 lutego 2020 r.",
        None,
    ),
    # the day as of which a document holds
    Opening(
        "project under its name",
        f"Cyfrowy Ratusz\nOpis projektu, stan na 10 kwietnia 2024 r.\n\n{_PROSE}",
        "Cyfrowy Ratusz",
        "2024-04-10",
        paged=False,
    ),
    Opening(
        "project under its name, on pages",
        f"Cyfrowy Ratusz\nOpis projektu (stan na dzień 10.04.2024 r.)\n{_PROSE}",
        "Cyfrowy Ratusz",
        "2024-04-10",
    ),
    Opening(
        "list with its day",
        f"Wykaz dróg gminnych, stan na 1 maja 2024 r.\n\n{_PROSE}",
        "Wykaz dróg gminnych, stan na 1 maja 2024 r.",
        "2024-05-01",
        paged=False,
    ),
    Opening(
        "day below a list's name",
        f"Wykaz dróg gminnych\n\nWedług stanu na dzień 1 maja 2024 r.\n\n{_PROSE}",
        "Wykaz dróg gminnych",
        "2024-05-01",
        paged=False,
    ),
    Opening(
        "day above everything",
        f"Stan na 1 maja 2024 r.\n\n{_PROSE}",
        None,
        "2024-05-01",
        paged=False,
    ),
    Opening(
        "English day",
        f"Digital Town Hall\nProject description, as of 10 April 2024\n\n{_PROSE}",
        "Digital Town Hall",
        "2024-04-10",
        paged=False,
    ),
    Opening(
        "number with its day",
        f"Gmina w liczbach\nLiczba mieszkańców: 5321, stan na 31 grudnia 2019 r.\n\n{_PROSE}",
        "Gmina w liczbach",
        None,
    ),
    Opening(
        "balance of two days",
        "Bilans stowarzyszenia\nStan na dzień 31.12.2019\nStan na dzień 31.12.2020\n" + _PROSE,
        "Bilans stowarzyszenia",
        None,
    ),
    Opening(
        "day in the middle of a text",
        "Klaster w liczbach\n\nKlaster zrzesza firmy i uczelnie.\nStan na 1 maja 2024 r.\n" + _LONG,
        "Klaster w liczbach",
        None,
    ),
    Opening(
        "day far down",
        f"Klaster w liczbach\n\n{_LONG}\nStan na dzień 1 maja 2024 r.\n{_LONG}",
        "Klaster w liczbach",
        None,
    ),
    Opening(
        "day in prose",
        f"Klaster w liczbach\n\nFirm jest, stan na 1 maja 2024 r., coraz więcej.\n{_LONG}",
        "Klaster w liczbach",
        None,
    ),
)
