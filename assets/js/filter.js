// No module, so that it also works in a page that is opened from a disk, where browsers run none.
// The timeline's filter: shows itself, hides events that do not fit, keeps its state in the address, says the count.
const filter = document.getElementById('filter');
const status = document.getElementById('filter-status');
const events = [...document.querySelectorAll('.event[data-kind]')];
const choices = filter ? [...filter.querySelectorAll('select')] : [];

const fits = (event) =>
  choices.every(({ name, value }) => !value || event.dataset[name].split(' ').includes(value));

// A year without events left loses its heading, its list, and its line in the overview. The others say how many are left,
// and no longer of which months, because that is told of whole years.
const countYears = (narrowed) => {
  for (const heading of document.querySelectorAll('.year')) {
    const list = heading.nextElementSibling;
    const shown = list.querySelectorAll('.event:not([hidden])').length;
    heading.hidden = list.hidden = !shown;
    const line = document.querySelector(`.density [data-year="${heading.id.slice(2)}"]`);
    if (!line) continue;
    const count = line.querySelector('.density-count');
    count.dataset.whole ??= count.textContent;
    count.textContent = narrowed ? count.dataset.text.replace('%1', shown) : count.dataset.whole;
    for (const whole of line.querySelectorAll('.months, .density-months')) whole.toggleAttribute('hidden', narrowed);
    line.hidden = !shown;
  }
};

const apply = () => {
  const chosen = choices.filter(({ value }) => value).map(({ name, value }) => [name, value]);
  for (const event of events) {
    event.hidden = !fits(event);
    document.querySelector(`.strip [href="#${event.id}"]`)?.toggleAttribute('hidden', event.hidden);
  }
  countYears(chosen.length > 0);
  const shown = events.filter((event) => !event.hidden).length;
  status.textContent = status.dataset.text.replace('%1', shown).replace('%2', events.length);
  const query = new URLSearchParams(chosen).toString();
  history.replaceState(null, '', query ? `?${query}${location.hash}` : location.pathname + location.hash);
};

const clear = () => {
  for (const choice of choices) choice.value = '';
  apply();
};

if (filter && status) {
  const given = new URLSearchParams(location.search);
  for (const choice of choices) {
    const wanted = given.get(choice.name) ?? '';
    if ([...choice.options].some(({ value }) => value === wanted)) choice.value = wanted;
  }
  filter.hidden = false;
  filter.open = given.size > 0;
  filter.addEventListener('change', apply);
  filter.querySelector('button').addEventListener('click', clear);
  if (given.size) apply();
}
