// What a link to a record of this site leads to, told beside the link while a pointer or the focus dwells on it: kind,
// title, summary and facts, as the linked page itself says them. WCAG 2.2, 1.4.13: Escape puts it away and leaves pointer
// and focus where they are, the pointer may move onto it, and it stays until both have left. It is an extra that
// says nothing new, so screen readers are not told of it: no description, which would be spoken late and at each link.
const GAP = 8; // px between link and preview; the frame of a focused link takes 6
const DWELL = 300; // ms before a page is asked for
const GRACE = 200; // ms for a pointer that cuts a corner on its way to the preview
const LOWEST = 64; // px; where there is less room, nothing is shown
const LINKS = 'main a[href]:not([hreflang], nav a, svg a, .tiles a)'; // on a map it would lie on the other places

const pathOf = ({ pathname }) => pathname.replace(/index\.html$/, '');
const own = pathOf(location);
const root = pathOf(document.querySelector('.brand a'));
const pages = new Map();
const box = document.createElement('div');
box.className = 'preview';

let link; // that is dwelt on
let from; // px from the window's left edge, where the pointer or the link's first line is
let dwelling;
let leaving;
let asking;

// Records lie in a folder of their kind, in this language; only figures share a page.
const isOfRecord = (met) => {
  const path = pathOf(met);
  const below = path.startsWith(root) && met.origin === location.origin ? path.slice(root.length) : '';
  return path !== own && (/^[^/]+\/[^/]+\/$/.test(below) || (below === 'figures/' && met.hash.length > 1));
};

// Lists say beside a title what its page is about.
const isTold = (met) =>
  met.closest('.event-text, .stat > .entry-title, .terms dt') || met.closest('.entry')?.querySelector('.entry-text');

const pageAt = async (address, signal) => {
  if (!pages.has(address)) {
    const answer = await fetch(address, { signal });
    const text = answer.ok ? await answer.text() : '';
    pages.set(address, new DOMParser().parseFromString(text, 'text/html'));
  }
  return pages.get(address);
};

const copy = (name, className, ...parts) => {
  const made = document.createElement(name);
  made.className = className;
  made.append(...parts);
  return made;
};

// The words of an element of the other page, without its links (nothing in a preview takes the focus) and without the
// reading above a headword, which would be too small here.
const words = (element) => {
  const made = copy('span', '', ...document.importNode(element, true).childNodes);
  if (element.lang) made.lang = element.lang;
  for (const aid of made.querySelectorAll('rt, rp')) aid.remove();
  for (const inner of made.querySelectorAll('a')) inner.replaceWith(...inner.childNodes);
  return made;
};

const told = (page, id) => {
  const part = page.getElementById(id);
  const record = part?.dataset.kind ? part : page.querySelector('main[data-kind]');
  const title = record?.querySelector('h1, h2');
  if (!title) return [];
  const label = record.querySelector('.label');
  const summary = record.querySelector('.lead, [data-brief="summary"]');
  const facts = [...record.querySelectorAll('[data-brief=""]')];
  return [
    copy('p', 'preview-facts', record.dataset.kind, ...(label && label.textContent !== record.dataset.kind ? [words(label)] : [])),
    copy('p', 'preview-title', words(title)),
    ...(summary ? [copy('p', '', words(summary))] : []),
    ...(facts.length ? [copy('p', 'preview-facts', ...facts.map(words))] : []),
  ];
};

// Above the link, where one has read already (below the link of a note stands what it says of its source); below it where
// there is more room. Never on it, and within the window.
const place = () => {
  if (!box.isConnected) return;
  const { top, bottom } = link.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  box.hidden = false;
  box.style.maxHeight = '';
  const below = height - bottom - 2 * GAP;
  const above = top - 2 * GAP;
  const under = above < Math.min(box.offsetHeight, below);
  const room = Math.min(under ? below : above, height - 2 * GAP);
  box.style.maxHeight = `${room}px`;
  box.style.left = `${Math.max(GAP, Math.min(from - 2 * GAP, width - box.offsetWidth - GAP))}px`;
  box.style.top = `${under ? bottom + GAP : top - GAP - box.offsetHeight}px`;
  box.hidden = room < LOWEST || bottom < 0 || top > height;
};

const show = async () => {
  const met = link;
  const { signal } = (asking = new AbortController());
  try {
    const page = await pageAt(met.href.split('#')[0], signal);
    const parts = told(page, decodeURIComponent(met.hash.slice(1)));
    if (signal.aborted || !parts.length) return;
    box.replaceChildren(...parts);
    met.closest('main').append(box);
    place();
  } catch {
    // No preview; the link leads there all the same.
  }
};

const hide = () => {
  clearTimeout(dwelling);
  asking?.abort();
  box.remove();
};

const leave = () => {
  clearTimeout(leaving);
  hide();
  leaving = link = undefined;
};

const isFocused = () => link.matches(':focus-visible');
const isNear = (element, x, y) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left - GAP && x <= right + GAP && y >= top - GAP && y <= bottom + GAP;
};
// Around link and preview; the strips around them overlap, so that the way from one to the other is within.
const isHeld = (x, y) => isNear(link, x, y) || (box.isConnected && isNear(box, x, y));

const meet = (target, x) => {
  const met = target.closest?.(LINKS);
  if (!met || met === link || !isOfRecord(met) || isTold(met)) return;
  if (link) leave();
  link = met;
  from = x ?? met.getClientRects()[0].left + 2 * GAP;
  dwelling = setTimeout(show, DWELL);
};

const onPointer = ({ target, clientX, clientY, pointerType, buttons }) => {
  if (pointerType === 'touch' || buttons) return;
  if (!box.contains(target)) meet(target, clientX);
  if (!link) return;
  if (isFocused() || isHeld(clientX, clientY)) leaving = clearTimeout(leaving);
  else if (!box.isConnected) leave();
  else leaving ??= setTimeout(leave, GRACE);
};

const onFocus = ({ target }) => target.matches(':focus-visible') && meet(target);

// `event` is the first meeting with a link, at which this module was loaded.
export const start = (event) => {
  document.addEventListener('pointerover', onPointer);
  document.addEventListener('pointermove', onPointer);
  document.addEventListener('focusin', onFocus);
  document.addEventListener('pointerout', ({ relatedTarget }) => relatedTarget || !link || isFocused() || leave());
  document.addEventListener('focusout', ({ target }) => target === link && !link.matches(':hover') && !box.matches(':hover') && leave());
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
  for (const name of ['scroll', 'resize']) addEventListener(name, place, { passive: true });
  const resized = new ResizeObserver(place); // what comes late above a link moves it; the preview itself may grow
  for (const element of [document.body, box]) resized.observe(element);
  addEventListener('pagehide', leave);
  if (!event.target.matches(':hover, :focus')) return;
  if (event.type === 'focusin') onFocus(event);
  else onPointer(event);
};
