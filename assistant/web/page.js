// Runs once when the page has loaded: files and folders dropped anywhere, or chosen as a folder, go
// through the upload button, and buttons of the question give the focus back to its box.
() => {
  document.addEventListener('click', (event) => {
    const box = document.querySelector('#question textarea');
    const asksNothing = event.target.closest('#send') && !box?.value.trim();
    if (event.target.closest('#clear') || asksNothing) {
      box?.focus();
    }
    if (event.target.closest('#choose-folder')) {
      chooseFolder();
    }
  });

  // What systems put into folders by themselves, and what is hidden, is no document.
  const unwanted = /(^|\/)(\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

  function give(files) {
    const input = document.querySelector('#upload')?.previousElementSibling;
    if (!input || !files.length) {
      return;
    }
    const all = new DataTransfer();
    files.forEach((file) => all.items.add(file));
    input.files = all.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function chooseFolder() {
    const input = Object.assign(document.createElement('input'), { type: 'file' });
    input.webkitdirectory = true;
    input.addEventListener('change', () => {
      give([...input.files].filter((file) => !unwanted.test(file.webkitRelativePath)));
    });
    input.click();
  }

  const fileOf = (entry) => new Promise((resolve) => entry.file(resolve, () => resolve(null)));
  const listed = (reader) => new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));

  // Every file of an entry; a folder is listed a hundred entries at a time, until none are left.
  async function filesOf(entry) {
    if (entry.isFile) {
      const file = await fileOf(entry);
      return file ? [file] : [];
    }
    const reader = entry.createReader();
    const found = [];
    for (let some = await listed(reader); some.length; some = await listed(reader)) {
      for (const each of some) {
        if (!unwanted.test(each.name)) {
          found.push(...(await filesOf(each)));
        }
      }
    }
    return found;
  }

  async function dropped(transfer) {
    // Both are gone once the event is over, so they are taken before anything is waited for.
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.());
    const files = [...transfer.files];
    if (!entries.some((entry) => entry?.isDirectory)) {
      return files;
    }
    return (await Promise.all(entries.filter(Boolean).map(filesOf))).flat();
  }

  const holdsFiles = (event) => event.dataTransfer && event.dataTransfer.types.includes('Files');
  const dropping = (now) => document.body.classList.toggle('dropping', now);
  document.addEventListener('dragover', (event) => {
    if (holdsFiles(event)) {
      event.preventDefault();
      dropping(true);
    }
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) { // out of the window
      dropping(false);
    }
  });
  document.addEventListener('drop', async (event) => {
    dropping(false);
    if (!holdsFiles(event)) {
      return;
    }
    event.preventDefault();
    const files = dropped(event.dataTransfer);
    document.querySelectorAll('#tabs button[role="tab"]')[1]?.click();
    await new Promise((resolve) => setTimeout(resolve, 300)); // the tab is being shown
    give(await files);
  });
}
