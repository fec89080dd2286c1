// Runs inside the element of the table. What the reader set (filter, order, chosen rows) is kept
// here, and put back whenever the table is written anew.
const set = { text: '', show: 'all', by: 'name', down: false };
let chosen = new Set();
let restricted = '[]';
let held = null; // the document, and the control in its row, that has the focus
let waiting = 0;

const find = (what) => element.querySelector(what);
const rows = () => [...element.querySelectorAll('tbody tr')];
const fold = (text) =>
  text.toLowerCase().replaceAll('ł', 'l').normalize('NFKD').replace(/\p{M}/gu, '');
const fill = (target, values) => {
  const said = target.dataset.words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  if (target.textContent !== said) {
    target.textContent = said;
  }
};

function filter() {
  const wanted = fold(set.text.trim());
  for (const row of rows()) {
    const title = row.querySelector('.title').textContent;
    const kind = set.show === 'all' || (set.show === 'ready') === (row.dataset.state === 'indexed');
    row.hidden = !kind || !fold(`${row.dataset.path} ${title}`).includes(wanted);
  }
  for (const chip of element.querySelectorAll('[data-show]')) {
    chip.setAttribute('aria-pressed', String(chip.dataset.show === set.show));
  }
  const shown = rows().filter((row) => !row.hidden).length;
  find('.none').hidden = shown > 0;
  find('.scroll').hidden = shown === 0;
  const all = set.show === 'all' && !wanted;
  const status = find('.shown');
  if (all) {
    status.textContent = '';
  } else {
    fill(status, { shown, total: find('[data-show="all"] b').textContent });
  }
}

function sort() {
  const heads = [...element.querySelectorAll('[data-sort-by]')];
  for (const head of heads) {
    const order = set.down ? 'descending' : 'ascending';
    head.parentElement.setAttribute('aria-sort', head.dataset.sortBy === set.by ? order : 'none');
  }
  const at = heads.findIndex((head) => head.dataset.sortBy === set.by) + 1; // after the box
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const key = (row) => row.children[at].dataset.sort;
  const sorted = rows().sort((a, b) => {
    const [one, other] = [key(a), key(b)];
    if (!one || !other) {
      return one ? -1 : other ? 1 : 0; // what is not known comes last
    }
    return order.compare(one, other) * (set.down ? -1 : 1);
  });
  find('tbody').append(...sorted);
}

function choose() {
  const shown = rows().filter((row) => !row.hidden);
  for (const row of rows()) {
    row.querySelector('input').checked = chosen.has(row.dataset.path);
  }
  const every = find('[data-every]');
  const picked = shown.filter((row) => chosen.has(row.dataset.path)).length;
  every.checked = picked > 0 && picked === shown.length;
  every.indeterminate = picked > 0 && picked < shown.length;
  const bar = find('.choice');
  bar.hidden = chosen.size === 0;
  fill(bar.querySelector('[data-words]'), { count: chosen.size });
}

function render() {
  const library = find('.library');
  if (!library) {
    return;
  }
  if (library.dataset.chosen !== restricted) {
    restricted = library.dataset.chosen;
    chosen = new Set(JSON.parse(restricted));
  }
  if (!('cut' in library.dataset)) { // of a list that is cut, those not listed may be there
    const there = new Set(rows().map((row) => row.dataset.path));
    chosen = new Set([...chosen].filter((path) => there.has(path)));
  }
  find('.find').value = set.text;
  filter();
  sort();
  choose();
  if (held && element.contains(document.activeElement)) {
    const row = rows().find((each) => each.dataset.path === held.path);
    row?.querySelector(held.control)?.focus();
  }
}

function seek() {
  filter();
  choose();
  if ('cut' in find('.library').dataset) {
    clearTimeout(waiting);
    waiting = setTimeout(() => trigger('find', { text: set.text, show: set.show }), 250);
  }
}

function askRemoval(documents) {
  document.querySelector('#removal dialog').parentElement
    .dispatchEvent(new CustomEvent('asked', { detail: documents, bubbles: true }));
}

function replace(path) {
  const input = document.querySelector('#replacement').previousElementSibling;
  document.querySelector('#documents').dataset.replacing = path; // sent along with the file
  input.accept = /\.[^./]+$/.exec(path)?.[0] ?? '';
  input.click();
}

const choices = {
  ask() {
    trigger('restrict', { documents: [...chosen] });
    document.querySelector('#tabs button[role="tab"]')?.click();
    setTimeout(() => document.querySelector('#question textarea')?.focus(), 100);
  },
  remove() {
    askRemoval([...chosen]);
  },
  none() {
    chosen.clear();
    choose();
    find('[data-every]').focus();
  },
};

element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) {
    return;
  }
  const { show, sortBy, choice, act } = button.dataset;
  if (show) {
    set.show = show;
    seek();
  } else if (sortBy) {
    set.down = set.by === sortBy && !set.down;
    set.by = sortBy;
    sort();
  } else if (choice) {
    choices[choice]();
  } else if (act) {
    const { path } = button.closest('tr').dataset;
    act === 'remove' ? askRemoval([path]) : replace(path);
  } else if ('unrestrict' in button.dataset) {
    trigger('unrestrict');
  }
});

element.addEventListener('input', (event) => {
  if (event.target.matches('.find')) {
    set.text = event.target.value;
    seek();
  }
});

element.addEventListener('change', (event) => {
  if (!event.target.matches('[type="checkbox"]')) {
    return;
  }
  const { checked } = event.target;
  const row = event.target.closest('tbody tr');
  for (const each of row ? [row] : rows().filter((other) => !other.hidden)) {
    checked ? chosen.add(each.dataset.path) : chosen.delete(each.dataset.path);
  }
  choose();
});

element.addEventListener('focusin', (event) => {
  const row = event.target.closest('tbody tr');
  const { act } = event.target.dataset;
  held = row && { path: row.dataset.path, control: act ? `[data-act="${act}"]` : 'input' };
});

render();
watch('value', render);
