// No module, because a page that is opened from a disk runs none.
// On a page of a list in parts: an address from before the list was split leads to the part that has the entry now.
{
  const link = document.getElementById('search-link')?.dataset;
  const wanted = location.hash.slice(1);

  const follow = async () => {
    const files = new URL(link.files, document.baseURI);
    const root = new URL('..', files);
    const { loadList, pageAt } = await window.searchFile.load(new URL(link.script, document.baseURI));
    const { documents } = await loadList(files);
    const here = location.pathname.replace(/index\.html$/, '');
    const found = documents
      .map(([, url]) => new URL(pageAt(url), root))
      .find(({ hash, pathname }) => hash.slice(1) === wanted && pathname.startsWith(here));
    if (found) location.replace(found);
  };

  if (wanted && link && !document.getElementById(wanted)) follow().catch(() => {}); // the links to the parts lead on without it
}
