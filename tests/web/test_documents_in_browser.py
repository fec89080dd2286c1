"""Adding documents as a visitor does it, in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chromium import CHROMIUM, ask, visited
from documentstab import open_documents

from assistant.web.server import running

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]


def test_an_upload_is_indexed_and_answers(own_page: Page, corpus: Path, tmp_path: Path) -> None:
    """An added file is listed with its state, told, and answers the next question."""
    page = own_page
    page.get_by_role("tab", name="Documents").last.click()
    rows = page.locator("#documents tbody tr")
    rows.first.wait_for()
    assert rows.evaluate_all("rows => rows.map(row => row.dataset.state)") == [
        "indexed",
        "indexed",
        "needs_ocr",
    ]
    assert "The pages are pictures. Install tesseract." in rows.nth(2).inner_text()

    new = tmp_path / "Zażółć (nowy).txt"
    new.write_text("Nowy dokument\nKoordynatorem projektu Gęślą jest Jan Kos.\n", encoding="utf-8")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add files").click()
    chooser.value.set_files(new)
    done = page.locator("#told .done")
    done.wait_for()
    assert done.inner_text() == "Added 1 document, 2 passages."
    rows.nth(3).wait_for()
    assert (corpus / new.name).read_bytes() == new.read_bytes()

    page.get_by_role("tab", name="Ask").last.click()
    ask(page, "who leads projektu Gęślą?")
    assert page.locator("blockquote").inner_text() == "Koordynatorem projektu Gęślą jest Jan Kos."


@pytest.mark.slow
def test_a_run_is_followed_after_a_reload(own_page: Page, assistant, tmp_path: Path) -> None:
    """Reloading the page neither stops an indexing run nor hides it."""
    page = own_page
    assistant.seconds = 4.0
    new = tmp_path / "nowy.txt"
    new.write_text("Nowy dokument\n", encoding="utf-8")
    page.get_by_role("tab", name="Documents").last.click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add files").click()
    chooser.value.set_files(new)
    page.wait_for_selector("#told progress")
    page.reload()
    page.wait_for_selector(".empty h2")
    page.get_by_role("tab", name="Documents").last.click()
    page.wait_for_selector("#told progress")
    page.wait_for_selector("#told .done")
    assert page.locator("#told .done").inner_text() == "Added 1 document, 1 passage."
    page.locator("#documents tbody tr").nth(3).wait_for()


def test_an_upload_that_cannot_be_read_is_told(own_page: Page, tmp_path: Path) -> None:
    """It is told with its state and what to do, in the language that the page has then."""
    page = own_page
    page.get_by_role("tab", name="Documents").last.click()
    music = tmp_path / "muzyka.mp3"
    music.write_bytes(b"ID3")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add files").click()
    chooser.value.set_files(music)
    told = page.locator("#told")
    told.locator(".error").wait_for()
    assert told.inner_text().strip() == (
        "“muzyka.mp3”: unsupported, so it cannot be searched. This holds no text; save it as PDF."
    )
    page.get_by_label("Polski").check()
    page.get_by_text("4 dokumenty – ").wait_for()
    page.wait_for_function("document.documentElement.lang === 'pl'")
    assert told.inner_text().strip() == (
        "„muzyka.mp3”: nieobsługiwany, więc nie można w nim szukać. "
        "Tu nie ma tekstu; zapisz jako PDF."
    )


def test_a_switch_during_a_run_is_kept_to_its_end(own_page: Page, assistant, tmp_path) -> None:
    """Progress, result and table follow the language that is chosen while documents are read."""
    page = own_page
    assistant.seconds = 1.5
    new = tmp_path / "nowy.txt"
    new.write_text("Nowy dokument\n", encoding="utf-8")
    page.get_by_role("tab", name="Documents").last.click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add files").click()
    chooser.value.set_files(new)
    page.get_by_text("Reading documents").wait_for()
    page.get_by_label("Polski").check()
    page.get_by_text("Czytam dokumenty").wait_for()
    page.get_by_text("Dodano 1 dokument, 1 fragment.").wait_for()
    page.get_by_text("4 dokumenty – ").wait_for()


def test_files_can_be_dropped_anywhere(own_page: Page, corpus: Path) -> None:
    """A file that is dropped on the conversation goes where the button would put it."""
    page = own_page
    page.evaluate(
        """() => {
            const files = new DataTransfer();
            files.items.add(new File(['Upuszczony plik'], 'upuszczony.txt'));
            const drop = new DragEvent('drop', { dataTransfer: files, bubbles: true });
            document.querySelector('#chat').dispatchEvent(drop);
        }"""
    )
    page.locator("#told .done").wait_for()
    assert (corpus / "upuszczony.txt").read_text(encoding="utf-8") == "Upuszczony plik"


def test_a_dropped_folder_is_read_whole(own_page: Page, corpus: Path) -> None:
    """Folders in folders, however many entries they have; what is hidden stays out."""
    page = own_page
    page.evaluate(
        """async () => {
            const root = await navigator.storage.getDirectory();
            const folder = await root.getDirectoryHandle('teczka', { create: true });
            const inner = await folder.getDirectoryHandle('wewnątrz', { create: true });
            const write = async (where, name, text) => {
                const file = await where.getFileHandle(name, { create: true });
                const out = await file.createWritable();
                await out.write(text);
                await out.close();
            };
            await write(folder, 'pierwszy.txt', 'Pierwszy');
            await write(folder, '.ukryty', 'x');
            await write(folder, 'Thumbs.db', 'x');
            for (let number = 0; number < 3; number += 1) {
                await write(inner, `drugi ${number}.txt`, `Drugi ${number}`);
            }
            // Files of this kind of storage cannot be dragged: entries that read from it stand in.
            const entryOf = (handle) => handle.kind === 'file'
                ? { isFile: true, name: handle.name, file: (done) => handle.getFile().then(done) }
                : { isDirectory: true, name: handle.name, createReader: () => {
                    const left = handle.values();
                    return { readEntries: async (done) => {
                        const { value } = await left.next();
                        done(value ? [entryOf(value)] : []);
                    } };
                } };
            const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
            const item = { webkitGetAsEntry: () => entryOf(folder) };
            Object.defineProperty(drop, 'dataTransfer', {
                value: { types: ['Files'], items: [item], files: [] },
            });
            document.querySelector('#chat').dispatchEvent(drop);
        }"""
    )
    done = page.locator("#told .done")
    done.wait_for()
    assert done.inner_text() == "Added 4 documents, 4 passages."
    added = {path.name for path in corpus.iterdir()} - {"protokol.txt", "hostile.txt", "skan.pdf"}
    assert added == {"pierwszy.txt", *(f"drugi {number}.txt" for number in range(3))}


def test_a_folder_can_be_chosen(own_page: Page, corpus: Path, tmp_path: Path) -> None:
    """Names are flattened, so that one that is taken gets a number, and this is told."""
    page = own_page
    folder = tmp_path / "teczka"
    for name in ("a/umowa.txt", "b/umowa.txt", ".git/x.txt"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(f"Umowa {name}\n", encoding="utf-8")
    open_documents(page)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add a folder").click()
    chooser.value.set_files(folder)
    page.get_by_text("Added 2 documents, 2 passages.").wait_for()
    assert page.locator("#told .done").first.inner_text() == (
        "“umowa.txt” already exists with other contents, so the new file is now called "
        "“umowa (2).txt”."
    )
    assert not (corpus / "x.txt").exists()


@pytest.mark.slow
def test_a_second_tab_sees_the_run(browser: Browser, assistant, tmp_path: Path) -> None:
    """One that is opened meanwhile, and one that was open and is looked at again."""
    assistant.seconds = 4.0
    new = tmp_path / "nowy.txt"
    new.write_text("Nowy dokument\n", encoding="utf-8")
    with (
        running(assistant, port=0) as served,
        visited(browser, served.address) as first,
        visited(browser, served.address) as second,
    ):
        open_documents(first)
        with first.expect_file_chooser() as chooser:
            first.get_by_role("button", name="Add files").click()
        chooser.value.set_files(new)
        first.wait_for_selector("#told progress")
        open_documents(second)
        second.wait_for_selector("#told progress")
        for page in (first, second):
            page.wait_for_selector("#told .done")
            assert page.locator("#told .done").all_inner_texts() == ["Added 1 document, 1 passage."]
            page.get_by_text("4 documents – ").wait_for()


def test_an_empty_folder_names_no_command(browser: Browser, assistant, tmp_path: Path) -> None:
    """Whoever opens the page first has no terminal at hand."""
    (tmp_path / "empty").mkdir()
    empty = type(assistant)(tmp_path / "empty")
    with running(empty, port=0) as served, visited(browser, served.address) as page:
        open_documents(page)
        told = page.locator("#documents .notice").inner_text()
        assert told == (
            "There are no documents yet. Add the first ones above, or put them into the folder of "
            "documents and choose “Check for changes”."
        )
