// Runs once inside the source panel's element.
const column = () => element.closest('#source-column');

function close() {
  props.value = '';
  column().classList.remove('open');
  const chosen = document.querySelector('#chat button[aria-pressed="true"]');
  chosen?.setAttribute('aria-pressed', 'false');
  (chosen || document.querySelector('#question textarea, #question input'))?.focus();
}

element.addEventListener('click', (event) => {
  if (event.target.closest('.close')) {
    close();
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && element.querySelector('.viewer')) {
    close();
  }
});

watch('value', () => {
  const viewer = element.querySelector('.viewer');
  column().classList.toggle('open', Boolean(viewer));
  if (!viewer) {
    return;
  }
  // A panel that is only written anew, in another language, leaves the focus where it is.
  if (!document.activeElement?.closest('#language')) {
    viewer.querySelector('h2').focus({ preventScroll: true });
  }
  const text = viewer.querySelector('.text');
  const mark = viewer.querySelector('.line mark');
  if (text && mark) {
    const gap = mark.getBoundingClientRect().top - text.getBoundingClientRect().top;
    text.scrollTop += gap - text.clientHeight / 3;
  }
});
