// Runs once inside the conversation's element. Named events go to page.py.
let chosen = {}; // turn and place of the source that was opened last

function press() {
  const open = document.querySelector('#source .viewer');
  element.querySelectorAll('button[data-place]').forEach((button) => {
    const { turn, place } = button.dataset;
    const pressed = Boolean(open) && turn === chosen.turn && place === chosen.place;
    button.setAttribute('aria-pressed', String(pressed));
  });
}

element.addEventListener('click', (event) => {
  const source = event.target.closest('button[data-place]');
  if (source) {
    chosen = { ...source.dataset };
    element.querySelectorAll('button[data-place]').forEach((button) => {
      button.setAttribute('aria-pressed', String(button === source));
    });
    trigger('choose', { turn: Number(source.dataset.turn), place: Number(source.dataset.place) });
    return;
  }
  const suggestion = event.target.closest('button[data-question]');
  if (suggestion) {
    trigger('suggest', { question: suggestion.dataset.question });
    if (event.detail === 0) { // by keyboard: the button is about to go, and the focus with it
      document.querySelector('#question textarea')?.focus();
    }
  }
});

// A new question goes to the top of the view, so that its first quotes are seen without scrolling.
let shown = 0;
watch('value', () => {
  press();
  const turns = element.querySelectorAll('.turn');
  if (turns.length > shown || turns.length && turns[turns.length - 1].querySelector('.answer')) {
    const scroller = element.querySelector('.chat');
    const last = turns[turns.length - 1];
    if (turns.length > shown || last.dataset.seen !== 'yes') {
      scroller.scrollTop = last.offsetTop - scroller.offsetTop;
    }
    if (last.querySelector('.answer')) {
      last.dataset.seen = 'yes';
    }
  }
  shown = turns.length;
});
