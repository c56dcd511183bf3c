// The field of the search: in a dialog that "/" or Ctrl+K opens on every page, in the page itself on the page of search.
// What searches is loaded only when somebody opens it. Without script the same link leads to the list of all pages.
// No module, because a page that is opened from a disk runs none.
{
  const link = document.getElementById('search-link');
  const page = document.getElementById('search');
  const texts = link?.dataset;
  let field;

  const element = (name, properties, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const makeField = (place) => {
    field = element('input', {
      id: 'search-field', type: 'text', role: 'combobox', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false',
      enterkeyhint: 'go', 'aria-autocomplete': 'list', 'aria-controls': 'search-results', 'aria-expanded': 'false',
    });
    place.append(element('label', { for: 'search-field' }, texts.label), field);
  };

  // Each file of the search is a script that calls `searchFile` with its name and what it has.
  const given = new Map();
  const load = (address) =>
    new Promise((resolve, reject) => {
      const [, name] = /([^/]+)\.js$/.exec(address.pathname);
      const script = element('script', { src: address });
      script.onload = () => (given.has(name) ? resolve(given.get(name)) : reject());
      script.onerror = reject;
      document.head.append(script);
    });
  window.searchFile = Object.assign((name, content) => given.set(name, content), { load });

  const begin = async (place) => {
    const status = element('p', { role: 'status', class: 'meta' });
    place.append(status);
    try {
      const { start } = await load(new URL(texts.script, document.baseURI));
      await start({ place, field, status, element, link, files: new URL(texts.files, document.baseURI), inPage: place === page });
    } catch {
      status.textContent = texts.failed;
    }
  };

  const makeDialog = () => {
    const dialog = element('dialog', { class: 'search', 'aria-label': texts.label });
    const close = element('button', { type: 'button' }, texts.close);
    makeField(dialog);
    dialog.append(close);
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    document.body.append(dialog);
    begin(dialog);
    return dialog;
  };

  let dialog;
  const open = () => {
    if (!page) (dialog ??= makeDialog()).open || dialog.showModal();
    field.focus();
    field.select();
  };

  const isTyping = ({ target }) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  const isAsked = ({ key, altKey, ctrlKey, metaKey }) =>
    !altKey && (key === '/' ? !ctrlKey && !metaKey && link.matches('[aria-keyshortcuts^="/"]') : key.toLowerCase() === 'k' && ctrlKey !== metaKey);

  // The link names the keys that work; which, is chosen in the search. Without storage a choice holds for one page.
  const readChoice = () => {
    try {
      link.setAttribute('aria-keyshortcuts', localStorage.getItem('search-keys') ?? '/ Control+K');
    } catch {}
  };

  if (link && window.HTMLDialogElement) {
    readChoice();
    addEventListener('pageshow', readChoice); // on the way back, too
    document.addEventListener('keydown', (event) => {
      if (isTyping(event) || !isAsked(event)) return;
      event.preventDefault();
      open();
    });
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open();
    });
    if (page) {
      makeField(page);
      if (location.search) begin(page);
      else field.addEventListener('focus', () => begin(page), { once: true });
    }
  }
}
