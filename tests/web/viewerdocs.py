"""Documents of each kind for the tests of the source panel, and an index of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from corefakes import opened

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from assistant.assistant import Assistant

WIDTH, HEIGHT = 595, 842
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
BRIDGE = "Most na rzece Bystrzycy otwarto dla pieszych dnia 4 maja 2023 roku."
BUDGET = "Remont basenu pochłonął siedem milionów złotych z rezerwy"
OVERLEAF = "i potrwa do końca wakacji bez przerwy."
SCANNED = "Dyrektorem biblioteki miejskiej jest Halina Kruk."
SLIDE = "Partnerem festiwalu smaku jest Izba Rzemieślnicza"
PAGE = "Schronisko dla zwierząt prowadzi fundacja Cztery Łapy."
PLAIN = "Parking przy dworcu ma dwieście miejsc dla samochodów."

HOSTILE = f"""<!doctype html><html lang="pl"><head><title>Schronisko</title>
<link rel="stylesheet" href="http://elsewhere.example/a.css">
<script src="http://elsewhere.example/a.js"></script></head>
<body onload="fetch('http://elsewhere.example/onload')"><h1>Schronisko miejskie</h1>
<p>{PAGE} <img src="http://elsewhere.example/pixel.png" onerror="document.title='owned'"></p>
<p>Tak &lt;img src=http://elsewhere.example/text.png&gt; piszą w schronisku o zwierzętach.</p>
<iframe src="http://elsewhere.example/frame"></iframe>
<p><a href="http://elsewhere.example/link">Odnośnik</a> do fundacji.</p></body></html>
"""


def index_of_each_kind(folder: Path) -> Assistant:
    """A text PDF of three pages, a scan, slides, a hostile web page, and a text."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    (corpus / "raport.pdf").write_bytes(report())
    (corpus / "skan.pdf").write_bytes(scan())
    (corpus / "prezentacja.pptx").write_bytes(slides())
    (corpus / "strona.html").write_text(HOSTILE, encoding="utf-8")
    lines = "".join(f"Wiersz numer {number} o zieleni.\n" for number in range(1, 80))
    (corpus / "notatka.txt").write_text(f"Notatka\n{lines}{PLAIN}\n{lines}", encoding="utf-8")
    return opened(folder)


def report() -> bytes:
    """Three pages; one sentence runs from the second to the third."""
    out, canvas = _canvas()
    canvas.setFillColorRGB(0.1, 0.3, 0.6)
    canvas.rect(60, 770, 475, 30, fill=1, stroke=0)
    canvas.setFillColorRGB(0, 0, 0)
    _write(canvas, 740, ["Raport o inwestycjach", "", *_filling(12, "drogi"), BRIDGE])
    canvas.showPage()
    _write(canvas, 780, [*_filling(40, "szkoły"), "", BUDGET])
    canvas.showPage()
    _write(canvas, 780, [OVERLEAF, "", *_filling(20, "parki")])
    canvas.save()
    return out.getvalue()


def scan() -> bytes:
    """One page that is a picture."""
    import pypdfium2
    from PIL import Image

    out, canvas = _canvas()
    _write(canvas, 760, ["Notatka urzędowa", "", *_filling(3, "kultura"), SCANNED])
    canvas.save()
    with pypdfium2.PdfDocument(out.getvalue()) as pdf:
        drawn = pdf[0].render(scale=150 / 72, grayscale=True).to_pil()
    picture = Image.blend(drawn, Image.effect_noise(drawn.size, 20), 0.08)
    found = io.BytesIO()
    picture.save(found, "PDF", resolution=150, quality=70)
    return found.getvalue()


def slides() -> bytes:
    """Three slides with titles."""
    from pptx import Presentation

    deck = Presentation()
    for title, text in (
        ("Festiwal", "Program na rok 2024"),
        ("Partnerzy festiwalu", SLIDE),
        ("Dziękujemy", "Do zobaczenia w sierpniu"),
    ):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = text
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _canvas() -> tuple[io.BytesIO, Canvas]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("DejaVu", FONT))
    out = io.BytesIO()
    return out, Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)


def _write(canvas: Canvas, top: int, lines: list[str]) -> None:
    canvas.setFont("DejaVu", 11)
    for number, line in enumerate(lines):
        canvas.drawString(60, top - 17 * number, line)


def _filling(count: int, subject: str) -> list[str]:
    return [f"Zdanie {number} o temacie {subject} nie mówi nic nowego." for number in range(count)]
