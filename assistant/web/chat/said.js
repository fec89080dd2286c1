// Runs once inside the element that says what was done: what it says goes away by itself.
let gone = 0;
watch('value', () => {
  clearTimeout(gone);
  if (element.querySelector('p')) {
    gone = setTimeout(() => { props.value = ''; }, 6000);
  }
});
