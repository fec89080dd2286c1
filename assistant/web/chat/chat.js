// Runs once inside the conversation's element. Named events go to tab.py.
const KEPT = 'conversation'; // the questions, for a page that is loaded again
const DRAFT = 'draft'; // what stands in the box
const remembered = () => JSON.parse(sessionStorage.getItem(KEPT) || '[]');
const remember = (asked) => sessionStorage.setItem(KEPT, JSON.stringify(asked));
let chosen = {}; // turn and place of the source that was opened last

function press() {
  const open = document.querySelector('#source .viewer');
  element.querySelectorAll('button[data-place]').forEach((button) => {
    const { turn, place } = button.dataset;
    const pressed = Boolean(open) && turn === chosen.turn && place === chosen.place;
    button.setAttribute('aria-pressed', String(pressed));
  });
}

function choose(source) {
  chosen = { ...source.dataset };
  element.querySelectorAll('button[data-place]').forEach((button) => {
    button.setAttribute('aria-pressed', String(button === source));
  });
  trigger('choose', { turn: Number(source.dataset.turn), place: Number(source.dataset.place) });
}

let since = 0; // when the question was asked whose answer is sought

// What is asked shows at once; the answer, with all turns before it, replaces it.
function pend(question, literal = false) {
  const asked = question.trim().replace(/\s+/g, ' ');
  if (asked) {
    element.querySelector('.turn:has(.pending)')?.remove();
    show(asked);
    remember([...remembered(), [asked, literal]]);
    sessionStorage.removeItem(DRAFT);
  }
}

function show(asked) {
  since = Date.now();
  const chat = element.querySelector('.chat');
  const turn = element.querySelector('template').content.firstElementChild.cloneNode(true);
  turn.querySelector('.question').textContent = asked.length > 200 ? `${asked.slice(0, 200)}…` : asked;
  chat.querySelector('.empty')?.remove();
  chat.append(turn);
  chat.scrollTop = turn.offsetTop - chat.offsetTop;
}

function asking(event) {
  const box = document.querySelector('#question textarea');
  const enters = event.type === 'keydown' && event.key === 'Enter' && !event.shiftKey;
  if (event.type === 'click' ? event.target.closest('#send') : enters && event.target === box) {
    pend(box.value);
  }
}

document.addEventListener('keydown', asking);
document.addEventListener('click', asking);

// One question at a time: what is asked, or cleared, while an answer is sought would be lost, or
// bring back what was cleared. Enter leaves the question in its box. An answer that does not come
// at all holds up nothing for long.
const LONGEST = 20000; // milliseconds
function wait(event) {
  const asks = '#send, #clear, [data-question]';
  const enters = event.type === 'keydown' && event.key === 'Enter' && !event.shiftKey;
  const stopped = enters ? event.target.closest('#question') : event.target.closest(asks);
  const clicks = event.type === 'click' || enters;
  const sought = element.querySelector('.pending') && Date.now() - since < LONGEST;
  if (clicks && stopped && sought) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

window.addEventListener('keydown', wait, true);
window.addEventListener('click', wait, true);

function suggest(button, event) {
  pend(button.dataset.question, 'literal' in button.dataset);
  trigger('suggest', { question: button.dataset.question, literal: 'literal' in button.dataset });
  if (event.detail === 0) { // by keyboard: the button is about to go, and the focus with it
    document.querySelector('#question textarea')?.focus();
  }
}

function rate(thumb) {
  const { turn, rank } = thumb.dataset;
  const pressed = thumb.getAttribute('aria-pressed') === 'true';
  thumb.parentElement.querySelectorAll('[data-rate]').forEach((other) => {
    other.setAttribute('aria-pressed', String(other === thumb && !pressed));
  });
  const rating = pressed ? 'none' : thumb.dataset.rate;
  trigger('rate', { turn: Number(turn), rank: Number(rank), rating });
}

// Without encryption, as on a page that is served to other machines, there is no clipboard.
function copiedByHand(text) {
  const box = document.createElement('textarea');
  box.value = text;
  document.body.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  return copied;
}

async function copy(button) {
  let copied = true;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    copied = copiedByHand(button.dataset.copy);
    button.focus();
  }
  const before = button.dataset.before || button.textContent;
  button.dataset.before = before;
  button.textContent = copied ? button.dataset.copied : button.dataset.failed;
  button.setAttribute('aria-live', 'polite');
  clearTimeout(button.back);
  button.back = setTimeout(() => { button.textContent = before; }, copied ? 2000 : 6000);
}

element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) {
    return;
  }
  if ('place' in button.dataset) {
    choose(button);
  } else if ('question' in button.dataset) {
    suggest(button, event);
  } else if ('rate' in button.dataset) {
    rate(button);
  } else if ('copy' in button.dataset) {
    copy(button);
  }
});

// The questions are kept in this tab of the browser, so that a conversation outlives a reload of
// the page and a restart of the program: they are asked again.
let fresh = true; // nothing of a conversation has been on this page yet
function keep() {
  const asked = [...element.querySelectorAll('.turn')].map(
    ({ dataset }) => [dataset.asked, 'literal' in dataset],
  );
  if (asked.length || !fresh) {
    fresh = false;
    remember(asked);
  }
}

function restore() {
  if (!document.documentElement.dataset.ready) { // its language is not known yet
    setTimeout(restore, 50);
    return;
  }
  const questions = remembered();
  const documents = JSON.parse(sessionStorage.getItem('restricted') || '[]');
  if (fresh && questions.length) {
    trigger('restore', { questions, documents });
    show(questions[questions.length - 1][0]);
  }
  fresh = false;
  const [box, draft] = [document.querySelector('#question textarea'), sessionStorage.getItem(DRAFT)];
  if (box && draft && !box.value) {
    box.value = draft;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

restore();

document.addEventListener('input', (event) => {
  if (event.target.closest('#question')) {
    sessionStorage.setItem(DRAFT, event.target.value);
  }
});

// Questions to suggest are looked for in the background: an empty page asks for them again.
let waited = 0;
function more() {
  const empty = element.querySelector('.empty');
  if (empty && !empty.querySelector('.suggestion') && waited < 5) {
    waited += 1;
    setTimeout(() => element.querySelector('.empty') && trigger('more'), 400 * 2 ** waited);
  }
}

// A new question goes to the top of the view, so that its first quotes are seen without scrolling.
let shown = 0;
watch('value', () => {
  press();
  keep();
  more();
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
