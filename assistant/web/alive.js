// Runs once inside the line that says that the program has stopped. See alive.py.
const EVERY = 3000; // milliseconds
let start = null; // of the program, when the page was loaded
let unheard = 0; // times in a row that it did not answer: once, it may just have been busy

function away(gone) {
  document.body.classList.toggle('away', gone);
  element.closest('#away').classList.toggle('on', gone);
  element.querySelector('p').setAttribute('role', gone ? 'alert' : 'none');
}

async function ask() {
  if (document.visibilityState === 'visible') {
    try {
      const told = await fetch('/alive', { cache: 'no-store', signal: AbortSignal.timeout(EVERY) });
      const now = (await told.json()).start;
      start = start || now;
      if (now !== start) {
        location.reload();
        return;
      }
      unheard = 0;
      away(false);
    } catch {
      unheard += 1;
      away(unheard > 1);
    }
  }
  setTimeout(ask, unheard === 1 ? EVERY / 3 : EVERY);
}

ask();

// Meanwhile a question stays in its box instead of being lost.
document.addEventListener('keydown', (event) => {
  const asks = event.key === 'Enter' && !event.shiftKey && event.target.closest('#question');
  if (asks && document.body.classList.contains('away')) {
    event.preventDefault();
    event.stopPropagation();
  }
}, true);
