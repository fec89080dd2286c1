// Runs inside the line that tells which documents are asked.
element.addEventListener('click', (event) => {
  if (event.target.closest('[data-unrestrict]')) {
    trigger('unrestrict');
    document.querySelector('#question textarea')?.focus();
  }
});
