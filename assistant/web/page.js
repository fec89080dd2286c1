// Runs once when the page has loaded: files dropped anywhere go through the upload button, and
// buttons of the question give the focus back to its box.
() => {
  document.addEventListener('click', (event) => {
    const box = document.querySelector('#question textarea');
    const asksNothing = event.target.closest('#send') && !box?.value.trim();
    if (event.target.closest('#clear') || asksNothing) {
      box?.focus();
    }
  });
  const holdsFiles = (event) => event.dataTransfer && event.dataTransfer.types.includes('Files');
  document.addEventListener('dragover', (event) => {
    if (holdsFiles(event)) {
      event.preventDefault();
    }
  });
  document.addEventListener('drop', (event) => {
    if (!holdsFiles(event)) {
      return;
    }
    event.preventDefault();
    document.querySelectorAll('#tabs button[role="tab"]')[1]?.click();
    const files = event.dataTransfer.files;
    setTimeout(() => {
      const input = document.querySelector('#upload')?.parentElement.querySelector('input[type="file"]');
      if (input && files.length) {
        input.files = files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }, 300);
  });
}
