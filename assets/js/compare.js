// No module, because a page that is opened from a disk runs none.
// The comparison of any two to four regions: shows the chosen columns, keeps them in the address, says what is shown.
{
  const MOST = 4;
  const chooser = document.getElementById('chooser');
  const status = document.getElementById('chooser-status');
  const boxes = chooser ? [...chooser.querySelectorAll('input')] : [];
  const cells = [...document.querySelectorAll('#compare-table [data-region]')];
  const table = document.getElementById('compare-table');

  const chosen = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);

  // Without a choice the table is whole.
  const show = (regions) => {
    for (const cell of cells) cell.hidden = regions.length > 0 && !regions.includes(cell.dataset.region);
    table.classList.toggle('chosen', regions.length > 0);
  };

  const say = (regions) => {
    const { shown, few, all } = status.dataset;
    const counted = shown.replace('%1', regions.length).replace('%2', boxes.length);
    status.textContent = regions.length === 0 ? all : regions.length === 1 ? `${counted} ${few}` : counted;
  };

  const remember = (regions) => {
    const query = `?regions=${regions.join('+')}`; // an empty choice is one, too
    history.replaceState(null, '', query + location.hash);
  };

  const apply = () => {
    const regions = chosen();
    show(regions);
    say(regions);
    remember(regions);
  };

  // A fifth region is not taken: the reader is told, and the four stay.
  const change = ({ target }) => {
    if (chosen().length > MOST) {
      target.checked = false;
      status.textContent = status.dataset.many;
    } else apply();
  };

  const choose = (regions) => {
    for (const box of boxes) box.checked = regions.includes(box.value);
  };

  const clear = () => {
    choose([]);
    apply();
  };

  if (chooser && status && table) {
    const known = boxes.map(({ value }) => value);
    const given = new URLSearchParams(location.search).get('regions');
    const wanted = (given ?? chooser.dataset.first).split(' ').filter((name) => known.includes(name));
    choose(wanted.slice(0, MOST));
    chooser.hidden = false;
    chooser.addEventListener('change', change);
    chooser.querySelector('button').addEventListener('click', clear);
    show(chosen());
    if (given) say(chosen());
  }
}
