// Runs once inside the source panel's element. What a control does is told by its data-do.
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
let zoom = 1; // both stay as they were chosen when another source is opened
let view = 'page';
let used = ''; // selector of what has the focus while another page is fetched

const column = () => element.closest('#source-column');
const find = (selector) => element.querySelector(selector);

function close() {
  props.value = '';
  column().classList.remove('open');
  const chosen = document.querySelector('#chat button[data-place][aria-pressed="true"]');
  chosen?.setAttribute('aria-pressed', 'false');
  (chosen || document.querySelector('#question textarea, #question input'))?.focus();
}

// The sources of the answer that is open, and which of them it is.
function sources() {
  const open = document.querySelector('#chat button[data-place][aria-pressed="true"]');
  const turn = open?.dataset.turn;
  const all = [...document.querySelectorAll(`#chat button[data-place][data-turn="${turn}"]`)];
  return [all, all.indexOf(open)];
}

function count() {
  const place = find('.position');
  if (!place) {
    return;
  }
  const [all, at] = sources();
  place.closest('.quotes').hidden = all.length < 2 || at < 0;
  const { position } = place.dataset;
  place.textContent = position.replace('{number}', at + 1).replace('{count}', all.length);
  find('[data-do="previous-quote"]').disabled = at <= 0;
  find('[data-do="next-quote"]').disabled = at + 1 >= all.length;
}

function step(by) {
  const [all, at] = sources();
  const next = all[at + by];
  next?.click();
  next?.scrollIntoView({ block: 'nearest' });
}

function turn(page) {
  if (Number.isInteger(page)) {
    trigger('turn', { page });
  }
}

// The first place that is marked comes into view, unless it is there, a third of the panel above it.
function showMark() {
  for (const [box, mark] of [['.pages', '.box'], ['.text', '.line mark']]) {
    const scroller = find(box);
    const marked = scroller?.querySelector(mark);
    if (marked && scroller.clientHeight) {
      const [at, from] = [marked.getBoundingClientRect(), scroller.getBoundingClientRect()];
      const down = at.top - from.top;
      if (down < 0 || down > 0.6 * scroller.clientHeight) {
        scroller.scrollTop += down - scroller.clientHeight / 3;
      }
      const beyond = at.right - from.left - scroller.clientWidth;
      if (beyond > 0 || at.left < from.left) {
        scroller.scrollLeft += Math.min(beyond + 16, at.left - from.left - 16);
      }
    }
  }
}

function markSeen(scroller) {
  const [at, from] = [scroller.querySelector('.box'), scroller].map(
    (shown) => shown?.getBoundingClientRect(),
  );
  return Boolean(at) && at.bottom > from.top && at.top < from.bottom;
}

function size() {
  const pages = find('.pages');
  if (!pages) {
    return;
  }
  pages.style.setProperty('--zoom', zoom);
  find('[data-do="smaller"]').disabled = zoom === ZOOMS[0];
  find('[data-do="larger"]').disabled = zoom === ZOOMS[ZOOMS.length - 1];
  pages.querySelectorAll('img').forEach((image) => {
    if (image.clientWidth) { // not hidden: of the widths that there are, the browser takes its own
      image.sizes = `${Math.ceil(image.clientWidth)}px`;
      image.srcset = image.dataset.srcset;
    }
  });
}

function resize(larger) {
  const pages = find('.pages');
  const seen = markSeen(pages); // then it is what the zoom is for, and stays in view
  const middle = (pages.scrollTop + pages.clientHeight / 2) / pages.scrollHeight;
  const across = (pages.scrollLeft + pages.clientWidth / 2) / pages.scrollWidth;
  const at = ZOOMS.indexOf(zoom) + larger;
  zoom = larger ? ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at))] : 1;
  size();
  pages.scrollTop = middle * pages.scrollHeight - pages.clientHeight / 2;
  pages.scrollLeft = across * pages.scrollWidth - pages.clientWidth / 2;
  if (seen) {
    showMark();
  }
}

function show(what) {
  find('.viewer').dataset.shown = what;
  element.querySelectorAll('[data-view]').forEach((button) => {
    button.setAttribute('aria-pressed', String(button.dataset.view === what));
  });
  size();
  showMark();
}

const actions = {
  close,
  'previous-quote': () => step(-1),
  'next-quote': () => step(1),
  'previous-page': (button) => turn(Number(button.dataset.page)),
  'next-page': (button) => turn(Number(button.dataset.page)),
  back: (button) => turn(Number(button.dataset.page)),
  smaller: () => resize(-1),
  fit: () => resize(0),
  larger: () => resize(1),
  view: (button) => {
    view = button.dataset.view;
    show(view);
  },
};

element.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-do]');
  if (button) {
    used = `[data-do="${button.dataset.do}"]`;
    actions[button.dataset.do]?.(button);
  }
});

element.addEventListener('change', (event) => {
  const field = event.target.closest('input[data-do="turn"]');
  if (field) {
    used = '[data-do="turn"]';
    field.value = Math.max(field.min, Math.min(field.max, Math.round(field.value) || field.min));
    turn(Number(field.value));
  }
});

element.addEventListener('keydown', (event) => {
  const does = { ArrowLeft: 'previous-page', ArrowRight: 'next-page' }[event.key];
  const button = does && find(`[data-do="${does}"]:not([disabled])`);
  const box = event.target.closest('.pages, .text');
  const scrolls = box && box.scrollWidth > box.clientWidth + 1;
  const typed = event.target.closest('input') || event.altKey || event.ctrlKey || event.metaKey;
  if (button && !scrolls && !typed) {
    event.preventDefault();
    used = box ? `.${box.classList[0]}` : `[data-do="${does}"]`;
    actions[does](button);
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && find('.viewer')) {
    close();
  }
});

watch('value', () => {
  const viewer = find('.viewer');
  column().classList.toggle('open', Boolean(viewer));
  if (!viewer) {
    return;
  }
  count();
  show(viewer.dataset.shown === 'page' ? view : 'text');
  // A panel that is only written anew, in another language, leaves the focus where it is.
  if (!document.activeElement?.closest('#language')) {
    const again = used && find(used);
    (again && !again.disabled ? again : viewer.querySelector('h2')).focus({ preventScroll: true });
  }
  used = '';
});
