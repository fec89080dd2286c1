// Runs once inside the menu that saves a conversation. The chosen form goes to tab.py as an event.
element.addEventListener('click', (event) => {
  const form = event.target.closest('button[data-form]');
  if (form) {
    element.querySelector('details').open = false;
    element.querySelector('summary').focus();
    trigger('save', { form: form.dataset.form });
  }
});

element.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && element.querySelector('details').open) {
    event.stopPropagation();
    element.querySelector('details').open = false;
    element.querySelector('summary').focus();
  }
});

document.addEventListener('click', (event) => {
  if (!element.contains(event.target)) {
    element.querySelector('details')?.removeAttribute('open');
  }
});
