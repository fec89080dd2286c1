// Runs once inside the element that takes a file from the server, and has the browser save it.
watch('value', () => {
  const file = element.querySelector('[data-content]');
  if (!file) {
    return;
  }
  const bytes = Uint8Array.from(atob(file.dataset.content), (sign) => sign.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: file.dataset.type }));
  link.download = file.dataset.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  props.value = '';
});
