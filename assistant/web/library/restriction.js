// Runs inside the line that tells which documents are asked. The tab of the browser remembers them.
const KEPT = 'restricted';
let known = false; // what was remembered has been asked for

element.addEventListener('click', (event) => {
  if (event.target.closest('[data-unrestrict]')) {
    trigger('unrestrict');
    document.querySelector('#question textarea')?.focus();
  }
});

watch('value', () => {
  const line = element.querySelector('[data-documents]');
  if (line) {
    sessionStorage.setItem(KEPT, line.dataset.documents);
  } else if (known) {
    sessionStorage.removeItem(KEPT);
  }
});

function restore() {
  if (!document.documentElement.dataset.ready) {
    setTimeout(restore, 50);
    return;
  }
  known = true;
  const documents = JSON.parse(sessionStorage.getItem(KEPT) || '[]');
  if (documents.length) {
    trigger('restrict', { documents });
  }
}

restore();
