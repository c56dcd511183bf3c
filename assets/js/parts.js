// On a page of a list in parts: an address from before the list was split leads to the part that has the entry now.
const files = document.getElementById('search-link')?.dataset.files;
const wanted = location.hash.slice(1);

const follow = async () => {
  const address = new URL(files, document.baseURI);
  const root = new URL('..', address);
  const { documents } = await fetch(address, { cache: 'no-cache' }).then((answer) => answer.json());
  const here = location.pathname.replace(/index\.html$/, '');
  const found = documents
    .map(([, url]) => new URL(url, root))
    .find(({ hash, pathname }) => hash.slice(1) === wanted && pathname.startsWith(here));
  if (found) location.replace(found);
};

if (wanted && files && !document.getElementById(wanted)) follow().catch(() => {}); // the links to the parts lead on without it
