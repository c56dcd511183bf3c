// No module: a disk runs none.
// Aids to reading. Each shows itself only where the browser can do it; without them the page lacks nothing.
{
  const copied = async (text, status, words) => {
    await navigator.clipboard.writeText(text);
    status.textContent = words;
  };

  // Buttons that copy a text which stands on the page.
  for (const button of navigator.clipboard ? document.querySelectorAll('button[data-copy]') : []) {
    const status = button.parentElement.querySelector('[role="status"]');
    button.hidden = false;
    button.addEventListener('click', () =>
      copied(document.getElementById(button.dataset.copy).textContent.trim(), status, button.dataset.done));
  }

  // At each quotation and figure: a button that copies its words, whose they are, their source and their public address.
  for (const place of navigator.clipboard ? document.querySelectorAll('.permalink') : []) {
    const box = place.parentElement.closest('.quote, .stat');
    const said = (parts) => box.parentElement.querySelector(parts)?.innerText;
    const [button, status] = ['button', 'span'].map((name) => document.createElement(name));
    button.textContent = place.dataset.copy;
    status.setAttribute('role', 'status');
    place.append(' ', button, ' ', status);
    button.addEventListener('click', () => {
      const { href } = new URL(place.firstChild.getAttribute('href'), document.querySelector('[rel="canonical"]').href);
      const lines = [said('blockquote, .stat-value'), said('.quote-form, h2'), document.title, said('.note'), href];
      copied(lines.filter(Boolean).join('\n'), status, place.dataset.done);
    });
  }

  const share = document.querySelector('.share');
  const status = share?.querySelector('[role="status"]');

  // Passing the page on with what the device offers.
  const button = share?.querySelector('[data-url]');
  if (button && navigator.share) {
    button.hidden = false;
    button.addEventListener('click', () =>
      navigator.share({ title: document.title, url: button.dataset.url }).catch(() => {})); // closing it is no fault
  }

  // A button at each heading that copies its address. The heading keeps its own words as its name.
  for (const heading of status && navigator.clipboard ? document.querySelectorAll(':is(main, .block) > :is(h2, h3)[id]:not(.hidden)') : []) {
    const link = document.createElement('button');
    const title = heading.textContent.trim();
    heading.setAttribute('aria-label', title);
    link.setAttribute('aria-label', share.dataset.link.replace('%1', () => title));
    link.className = 'anchor';
    link.textContent = '#';
    link.addEventListener('click', async () => {
      history.replaceState(null, '', `#${heading.id}`);
      status.textContent = '';
      await copied(location.href, status, share.dataset.done);
      link.textContent = '✓';
    });
    heading.append(link);
  }

  // What is behind a link: loaded when one is first met; not where nothing hovers, since a tap follows the link anyway,
  // and not on a disk, where no other page can be read.
  const main = document.querySelector('main');
  const meet = (event) => {
    if (!event.target.closest('a')) return;
    for (const kind of MEETINGS) main.removeEventListener(kind, meet);
    import(new URL(share.dataset.preview, document.baseURI)).then(({ start }) => start(event), () => {});
  };
  const MEETINGS = share && location.protocol !== 'file:' && matchMedia('(hover: hover)').matches ? ['pointerover', 'focusin'] : [];
  for (const kind of MEETINGS) main.addEventListener(kind, meet);

  // Where one is, in contents that stay beside the text.
  const entries = matchMedia('(min-width: 77rem)').matches ? [...document.querySelectorAll('.contents a')] : [];
  const headings = entries.map((entry) => document.getElementById(decodeURIComponent(entry.hash.slice(1))));
  const mark = () => {
    const at = headings.findLastIndex((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    entries.forEach((entry, number) => {
      if (number === at) entry.setAttribute('aria-current', 'true');
      else entry.removeAttribute('aria-current');
    });
  };
  const watch = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px' });
  for (const heading of headings) if (heading) watch.observe(heading);
}
