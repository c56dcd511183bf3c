// No module, because a page that is opened from a disk runs none.
// On the page for addresses that do not exist: pages whose name, title or earlier address is like the one asked for.
// They are looked for in the language of the address, in the list that the search reads.
{
  const ENOUGH = 0.6; // of 1: three of five letters are right, or three of all five words are in both
  const SHOWN = 3; // for so many the place is kept

  const place = document.getElementById('similar');
  const { files, script } = document.getElementById('search-link').dataset;

  const lastOf = (address) => address.split(/[/#]/).filter(Boolean).at(-1)?.replace(/\.html$/, '') ?? '';
  const wordsOf = (name) => name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  const askedFor = () => {
    const path = location.pathname.replace(/\/index\.html$/, '');
    try {
      return lastOf(decodeURIComponent(path));
    } catch {
      return lastOf(path); // a percent sign that encodes nothing
    }
  };

  // Of 1: how much of the longer of two names is right, or how many of all their words both have.
  const likeness = (one, other, distance) => {
    const [some, others] = [wordsOf(one), wordsOf(other)];
    if (!some.length || !others.length) return 0;
    const [letters, otherLetters] = [some.join(''), others.join('')];
    const wrong = distance(letters, otherLetters) / Math.max(letters.length, otherLetters.length);
    const shared = some.filter((word) => others.includes(word)).length;
    return Math.max(1 - wrong, shared / new Set([...some, ...others]).size);
  };

  const propose = async () => {
    const address = new URL(files, document.baseURI);
    const root = new URL('..', address);
    const { fold, distance, loadList } = await window.searchFile.load(new URL(script, document.baseURI));
    const index = await loadList(address);
    const language =
      [...document.querySelectorAll('main a[hreflang]')].find((home) => location.pathname.startsWith(home.pathname))?.hreflang
      ?? document.documentElement.lang;
    const texts = index.texts[language];
    const asked = askedFor();
    const scores = index.documents.map(([title, url, , lang], number) => {
      if (index.languages[lang] !== language) return 0;
      const former = index.former.flatMap(([path, of]) => (of === number ? [lastOf(path)] : []));
      return Math.max(...[lastOf(url), title, ...former].map((name) => likeness(fold(asked), fold(name), distance)));
    });
    const found = [...scores.keys()].filter((number) => scores[number] >= ENOUGH).sort((a, b) => scores[b] - scores[a]);
    const list = document.createElement('ul');
    for (const number of found.slice(0, SHOWN)) {
      const link = document.createElement('a');
      [link.textContent, link.href] = [index.documents[number][0], new URL(index.documents[number][1], root)];
      list.append(document.createElement('li'));
      list.lastChild.append(link);
    }
    const said = document.createElement('p');
    said.textContent = texts[found.length ? '404.similar' : '404.nothing'].replace('{name}', () => asked);
    place.lang = language;
    place.append(said, ...(found.length ? [list] : []));
  };

  if (askedFor()) propose().catch(() => {}); // the links below lead on without it
}
