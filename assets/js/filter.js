// The timeline's filter: shows itself, hides events that do not fit, keeps its state in the address, says the count.
const form = document.getElementById('filter');
const status = document.getElementById('filter-status');
const events = [...document.querySelectorAll('.event[data-kind]')];

const fits = (event, wanted) =>
  [...wanted].every(([name, value]) => !value || (event.dataset[name] ?? '').split(' ').includes(value));

// A year's heading and list go when no event of the year is left.
const hideEmptyYears = () => {
  for (const heading of document.querySelectorAll('.year')) {
    const list = heading.nextElementSibling;
    heading.hidden = list.hidden = !list.querySelector('.event:not([hidden])');
  }
};

const apply = () => {
  const wanted = new FormData(form);
  for (const event of events) event.hidden = !fits(event, wanted);
  hideEmptyYears();
  const shown = events.filter((event) => !event.hidden).length;
  status.textContent = status.dataset.text.replace('%1', shown).replace('%2', events.length);
  const query = new URLSearchParams([...wanted].filter(([, value]) => value)).toString();
  history.replaceState(null, '', query ? `?${query}${location.hash}` : location.pathname + location.hash);
};

if (form && status) {
  const given = new URLSearchParams(location.search);
  for (const select of form.querySelectorAll('select')) {
    const value = given.get(select.name) ?? '';
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
  form.hidden = false;
  form.addEventListener('change', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  form.addEventListener('submit', (event) => event.preventDefault());
  if (given.size) apply();
}
