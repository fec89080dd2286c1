// Runs inside the element of the dialog that asks before documents are removed.
const dialog = element.querySelector('dialog');
const NAMED = 8; // documents that it names; of more, the last line says how many
let documents = [];

element.addEventListener('asked', (event) => {
  documents = event.detail;
  const named = documents.slice(0, NAMED);
  if (documents.length > NAMED) {
    named.push(`… + ${documents.length - NAMED}`);
  }
  dialog.querySelector('ul').replaceChildren(
    ...named.map((name) => Object.assign(document.createElement('li'), { textContent: name })),
  );
  dialog.returnValue = '';
  dialog.showModal();
});

dialog.addEventListener('close', () => {
  if (dialog.returnValue === 'remove') {
    trigger('remove', { documents });
  }
  documents = [];
});
