// Looks words up in the index that the build wrote, and shows where they stand. explainer/search/ says how the files
// are made; `fold`, `cut` and `shardOf` are those of tokens.py there.
{
  const HAN = '\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}';
  const HAS_HAN = new RegExp(`[${HAN}]`, 'u');
  const TOKENS = new RegExp(`([${HAN}]+)|(?:(?![${HAN}])[\\p{L}\\p{N}])+`, 'gu');
  const WEIGHTS = [9, 6, 4, 1]; // of a title or name, what it is (kind, date, places, people), a summary, a text
  const FIELDS = WEIGHTS.length;
  const NAMING = 1; // the last of the fields that name a page
  const SHORTEST = 2; // signs of a name that a run is cut at
  const [EXACT, BEGINNING, SIMILAR] = [4, 2, 1];
  const SHOWN = 8;

  const fold = (text) => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').normalize('NFC').toLowerCase();
  const singular = (word) => (/[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word);
  const cut = (text) => [...text.matchAll(TOKENS)].map((match) => ({ at: match.index, raw: match[0], run: match[1] }));

  // The optimal string alignment distance: an exchange of neighbours counts once, like any other slip.
  const distance = (a, b) => {
    let [older, old] = [[], Array.from({ length: b.length + 1 }, (_, place) => place)];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      }
      [older, old] = [old, row];
    }
    return old[b.length];
  };

  // A hit in a document: how good it is, and the first of the fields in which it is as good.
  const keepBest = (found, document, score, field) => {
    const value = WEIGHTS[field] * score;
    if (value > (found.get(document)?.value ?? 0)) found.set(document, { value, field });
  };

  // What all have, as good as the worst of them.
  const inAll = (each) => {
    const shared = [...each[0].keys()].filter((document) => each.every((found) => found.has(document)));
    return new Map(shared.map((document) => {
      const hits = each.map((found) => found.get(document));
      return [document, { value: Math.min(...hits.map(({ value }) => value)), field: Math.max(...hits.map(({ field }) => field)) }];
    }));
  };

  // The list names the version of the other files, so no cache may give it without asking whether it is still the same.
  const loadList = async (address) => {
    if (location.protocol !== 'file:') await (await fetch(address, { cache: 'no-cache' })).text(); // to its end, so that it is kept
    return window.searchFile.load(address);
  };

  class Index {
    #base;
    #kept = new Map();

    static async open(address) {
      const index = new Index();
      index.#base = address;
      Object.assign(index, await loadList(address));
      const texts = Object.values(index.texts);
      index.minor = new Set(texts.flatMap((each) => each['search.minor'].split(' ')));
      index.names = new Set([
        ...index.minor,
        ...[...index.documents.map(([title]) => title), ...texts.flatMap(Object.values)].map(fold),
      ]);
      return index;
    }

    #file(name) {
      const address = new URL(`${name}.js?v=${this.version}`, this.#base);
      if (!this.#kept.has(name)) this.#kept.set(name, window.searchFile.load(address));
      return this.#kept.get(name);
    }

    async passages(document) {
      const texts = await this.#file(`text-${Math.floor(document / this.perText)}`);
      return texts[document % this.perText].split('\n');
    }

    #shard(token) {
      const [first, second = 'a'] = token;
      const split = second.codePointAt() % this.splits;
      if (HAS_HAN.test(first)) return this.#file(`index-han${(first.codePointAt() % this.hanShards) * this.splits + split}`);
      return this.#file(/[a-z0-9]/.test(first) ? `index-${first.replace(/\d/, '0')}${split}` : 'index-other');
    }

    // Pairs that begin with one sign, for a query of one sign only.
    async #pairs(sign) {
      const each = Array.from({ length: this.splits }, (_, second) => this.#shard(sign + String.fromCodePoint(840 + second)));
      return Object.assign({}, ...(await Promise.all(each)));
    }

    // All words that begin with one of two letters, for a word of which no letter is certain.
    #words(word) {
      const letters = [...new Set(word.slice(0, 2))].filter((letter) => /[a-z]/.test(letter));
      const names = letters.flatMap((letter) => [...Array(this.splits).keys()].map((split) => `index-${letter}${split}`));
      return Promise.all(names.map((name) => this.#file(name)));
    }

    // Document → hit for one word or run of signs; `forms` receives the words to mark. A run may be several names, one
    // after the other: it is found where it stands, and where all of its parts do.
    async find(token, forms) {
      if (!token.run) return this.#findWord(singular(token.raw), forms);
      const parts = this.#partsOf(token.run);
      const whole = await this.#findRun(token.run, forms);
      if (parts.length < 2) return whole;
      const apart = inAll(await Promise.all(parts.map((part) => this.#findRun(part, forms))));
      return new Map([...apart, ...whole]);
    }

    // A run cut at the names in it, the longest first, without words that say little; none if single signs would be left.
    #partsOf(run) {
      const parts = [];
      let rest = '';
      for (let at = 0; at < run.length;) {
        let end = run.length;
        while (end > at && !this.minor.has(run.slice(at, end)) && !(end >= at + SHORTEST && this.names.has(run.slice(at, end)))) end -= 1;
        if (end > at) parts.push(rest, run.slice(at, end));
        rest = end > at ? '' : rest + run[at];
        at = Math.max(end, at + 1);
      }
      const found = [...parts, rest].filter((part) => part && !this.minor.has(part));
      return found.every((part) => part.length >= SHORTEST) ? found : [];
    }

    async #findWord(word, forms) {
      const shard = await this.#shard(word);
      const scores = new Map();
      for (const form of Object.keys(shard)) {
        if (form === word || (word.length > 1 && form.startsWith(word))) scores.set(form, form === word ? EXACT : BEGINNING);
      }
      let shards = [shard];
      if (!scores.size && word.length > 3) {
        shards = await this.#words(word);
        const most = word.length < 8 ? 1 : 2;
        for (const form of shards.flatMap(Object.keys)) {
          if (Math.abs(form.length - word.length) <= most && distance(form, word) <= most) scores.set(form, SIMILAR);
        }
      }
      const found = new Map();
      for (const [form, score] of scores) {
        forms.set(form, score);
        let sum = 0;
        for (const step of shards.find((table) => Object.hasOwn(table, form))[form]) {
          sum += step;
          keepBest(found, Math.floor(sum / FIELDS), score, sum % FIELDS);
        }
      }
      return found;
    }

    // Pairs cover the run: the first, the third … and the last; only positions that fit together count.
    async #findRun(run, forms) {
      forms.set(run, EXACT);
      const signs = [...run];
      const starts = signs.flatMap((_, at) => (at % 2 ? [] : [Math.max(0, Math.min(at, signs.length - 2))]));
      const alone = signs.length === 1;
      const shards = await Promise.all(starts.map((at) => (alone ? this.#pairs(run) : this.#shard(signs[at] + signs[at + 1]))));
      let found;
      starts.forEach((at, number) => {
        const pair = signs.slice(at, at + 2).join('');
        const keys = alone ? Object.keys(shards[number]).filter((key) => key.startsWith(pair)) : [pair];
        const here = new Map();
        for (const key of keys.filter((each) => Object.hasOwn(shards[number], each))) {
          const numbers = shards[number][key];
          let document = 0;
          for (let next = 0; next < numbers.length; next += 2 + numbers[next + 1]) {
            document += numbers[next];
            let place = -at;
            const places = numbers.slice(next + 2, next + 2 + numbers[next + 1]).map((gap) => (place += gap));
            const fitting = places.filter((each) => !found || found.get(document)?.includes(each));
            if (fitting.length) here.set(document, [...(here.get(document) ?? []), ...fitting]);
          }
        }
        found = here;
      });
      const fieldAt = (place) => (place < 200 ? 0 : place < 300 ? 1 : place < 2000 ? 2 : 3);
      const hits = new Map();
      for (const [document, places] of found) keepBest(hits, document, EXACT, fieldAt(Math.min(...places)));
      return hits;
    }

    // The kinds whose name is one of the words, in any language.
    #kindsNamed(words) {
      const names = (kind) => Object.values(this.texts).flatMap((texts) => [texts[`kind.${kind}`], texts[`kind-one.${kind}`]]);
      return this.kinds.flatMap((kind, at) =>
        (names(kind).some((name) => name && words.includes(singular(fold(name)))) ? [at] : []));
    }

    // Numbers of the documents that have every word of a query that says something, the best first: those that the words
    // name before those that only speak of it, and of them a record before the articles about it.
    async search(query, forms, language) {
      const folded = fold(query);
      const tokens = cut(folded);
      const telling = tokens.filter(({ raw }) => !this.minor.has(raw));
      const asked = telling.length ? telling : tokens;
      if (!asked.length) return [];
      const each = await Promise.all(asked.map((token) => this.find(token, forms)));
      const words = asked.flatMap(({ raw, run }) => (run ? [run, ...this.#partsOf(run)] : [singular(raw)]));
      const kindsNamed = this.#kindsNamed(words);
      const rank = (document) => {
        const [title, , kind, lang] = this.documents[document];
        const hits = each.map((found) => found.get(document));
        const named = hits.every(({ field }) => field <= NAMING);
        const score = hits.reduce((sum, { value }) => sum + value, 0);
        return [
          this.languages[lang] !== language,
          fold(title) !== folded.trim(),
          !named,
          named && !kindsNamed.includes(kind),
          named && this.accounts.includes(kind),
          -score, kind, document,
        ].map(Number);
      };
      const order = (a, b) => a.reduce((first, value, at) => first || value - b[at], 0);
      const found = [...inAll(each).keys()].map(rank).sort(order).map((values) => values.at(-1));
      return this.#withoutTwins(found, this.languages.indexOf(language));
    }

    // A page in another language is left out where the same page in the reader's own is found.
    #withoutTwins(found, own) {
      const below = ([, url, , lang]) => url.slice(this.roots[lang].length);
      const kept = new Set(found.map((number) => this.documents[number]).filter(([, , , lang]) => lang === own).map(below));
      return found.filter((number) => this.documents[number][3] === own || !kept.has(below(this.documents[number])));
    }
  }

  // [start, end] of each place in a text that a query found.
  const places = (text, forms) => {
    let folded = '';
    const origin = [];
    let at = 0;
    for (const sign of text) {
      for (const part of fold(sign)) {
        folded += part;
        for (let unit = 0; unit < part.length; unit++) origin.push(at);
      }
      at += sign.length;
    }
    origin.push(text.length);
    const found = [];
    for (const { at: start, raw, run } of cut(folded)) {
      if (!run && forms.has(singular(raw))) found.push([start, start + raw.length]);
      for (const form of run ? forms.keys() : []) {
        for (let hit = run.indexOf(form); hit >= 0; hit = run.indexOf(form, hit + form.length)) {
          found.push([start + hit, start + hit + form.length]);
        }
      }
    }
    found.sort((a, b) => a[0] - b[0]);
    return found.map(([from, to]) => [origin[from], origin[to]]);
  };

  const marked = (element, text, found, from = 0, to = text.length) => {
    const nodes = [];
    for (const [start, end] of found) {
      if (start < from || end > to) continue;
      nodes.push(text.slice(from, start), element('mark', {}, text.slice(start, end)));
      from = end;
    }
    return [...nodes, text.slice(from, to)];
  };

  // About 160 characters (half as many signs) around the first place of the passage that has most of the words.
  const excerpt = (element, passages, forms) => {
    const found = passages.map((text) => places(text, forms));
    const words = (number) => new Set(found[number].map(([from, to]) => fold(passages[number].slice(from, to)))).size;
    const best = passages.map((_, number) => number).reduce((most, number) => (words(number) > words(most) ? number : most), 0);
    const text = passages[best];
    const size = HAS_HAN.test(text) ? 80 : 160;
    const first = found[best][0]?.[0] ?? 0;
    const from = first < size / 2 ? 0 : text.indexOf(' ', first - size / 3) + 1 || first;
    let to = Math.min(text.length, from + size);
    if (to < text.length && text.lastIndexOf(' ', to) > to - 20) to = text.lastIndexOf(' ', to);
    return [from ? '…' : '', ...marked(element, text, found[best], from, to), to < text.length ? '…' : ''];
  };

  // Speech input may type a "/" that nobody meant, so it can be turned off (WCAG 2.2, 2.1.4); Ctrl+K always opens the search.
  const slashChoice = (element, link, label) => {
    const box = element('input', { type: 'checkbox' });
    box.checked = link.matches('[aria-keyshortcuts^="/"]');
    box.addEventListener('change', () => {
      const keys = box.checked ? '/ Control+K' : 'Control+K';
      link.setAttribute('aria-keyshortcuts', keys);
      try {
        localStorage.setItem('search-keys', keys);
      } catch {
        // Storage is blocked: the choice holds for this page.
      }
    });
    return element('label', { class: 'search-slash' }, box, label);
  };

  // On a disk nobody looks for the index of a folder.
  const pageAt = (url) => (location.protocol === 'file:' ? url.replace(/(?<=^|\/)(?=#|$)/, 'index.html') : url);

  const start = async ({ place, field, status, element, link, files, inPage }) => {
    const index = await Index.open(files);
    const language = document.documentElement.lang;
    const texts = index.texts[language];
    const root = new URL('..', files);
    let latest = 0;
    let chosen = -1;
    let limit = SHOWN;

    const select = (name, any, options) => {
      const id = `search-${name}`;
      const made = element('select', { id }, element('option', { value: '' }, any));
      made.append(...options.map(([value, title]) => element('option', { value }, title)));
      filters.append(element('p', {}, element('label', { for: id }, texts[`search.${name}`]), made));
      return made;
    };
    const used = (of) => new Set(index.documents.flatMap(of));
    const filters = element('div', { class: 'search-filters' });
    const kindsUsed = used(([, , kind]) => [kind]);
    const regionsUsed = used(([, , , , ...regions]) => regions);
    const titleAt = 1 + index.languages.indexOf(language);
    const kinds = index.kinds.flatMap((kind, at) => (kindsUsed.has(at) ? [[at, texts[`kind.${kind}`]]] : []));
    const regions = index.regions.flatMap((names, at) => (regionsUsed.has(at) ? [[at, names[titleAt], names[0]]] : []));
    regions.sort((a, b) => a[1].localeCompare(b[1], language));
    const kind = select('kind', texts['search.any-kind'], kinds);
    const region = select('region', texts['search.any-region'], regions);
    const list = element('div', { id: 'search-results', role: 'listbox', 'aria-label': texts['search.results'], hidden: '' });
    const more = element('button', { type: 'button', hidden: '' }, texts['search.more']);
    field.after(filters);
    place.append(list, more, slashChoice(element, link, texts['search.slash']));

    const choose = (number) => {
      if (!list.children.length) return field.removeAttribute('aria-activedescendant');
      list.children[chosen]?.setAttribute('aria-selected', 'false');
      chosen = Math.max(0, Math.min(number, list.children.length - 1));
      const hit = list.children[chosen];
      hit.setAttribute('aria-selected', 'true');
      field.setAttribute('aria-activedescendant', hit.id);
      return hit.scrollIntoView({ block: 'nearest' });
    };

    const hit = (number, position, forms) => {
      const [title, url, kindOf, lang] = index.documents[number];
      const tag = index.languages[lang];
      const note = [texts[`kind.${index.kinds[kindOf]}`], ...(tag === language ? [] : [texts[tag]])].join(' · ');
      const text = element('span', { class: 'search-text', lang: tag });
      index.passages(number).then((passages) => text.append(...excerpt(element, passages, forms)), () => {});
      return element(
        'a',
        { href: new URL(pageAt(url), root), id: `search-hit-${position}`, role: 'option', tabindex: '-1', 'aria-selected': 'false' },
        element('span', { class: 'search-title', lang: tag }, ...marked(element, title, places(title, forms))),
        element('span', { class: 'meta' }, note),
        text,
      );
    };

    const keepInAddress = () => {
      const state = { q: field.value, kind: index.kinds[kind.value] ?? '', region: index.regions[region.value]?.[0] ?? '' };
      const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value)).toString();
      history.replaceState(null, '', query ? `?${query}` : location.pathname);
    };

    const describe = (count, forms) => {
      if (!field.value.trim()) return texts['search.hint'];
      if (!count) return texts['search.none'];
      const counted = texts[`search.status.${count === 1 ? 'one' : 'other'}`].replace('{n}', count);
      const similar = [...forms].flatMap(([form, score]) => (score === SIMILAR ? [form] : []));
      return similar.length ? `${counted} ${texts['search.similar'].replace('{words}', similar.join(', '))}` : counted;
    };

    const show = async () => {
      const turn = ++latest;
      const forms = new Map();
      const all = await index.search(field.value, forms, language);
      if (turn !== latest) return;
      const fits = ([, , kindOf, , ...places]) =>
        (!kind.value || kindOf === +kind.value) && (!region.value || places.includes(+region.value));
      const found = all.filter((number) => fits(index.documents[number]));
      list.replaceChildren(...found.slice(0, limit).map((number, position) => hit(number, position, forms)));
      list.hidden = !found.length;
      more.hidden = found.length <= limit;
      field.setAttribute('aria-expanded', String(found.length > 0));
      chosen = -1;
      choose(0);
      status.textContent = describe(found.length, forms);
      if (inPage) keepInAddress();
    };

    let shown = Promise.resolve();
    const again = () => {
      limit = SHOWN;
      shown = show();
    };
    for (const each of [field, kind, region]) each.addEventListener('input', again);
    more.addEventListener('click', async () => {
      const before = limit;
      limit += SHOWN;
      await (shown = show());
      field.focus();
      choose(before);
    });
    field.addEventListener('keydown', async (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing || !(step || event.key === 'Enter')) return;
      event.preventDefault();
      if (step) return choose(chosen + step);
      await shown;
      list.children[chosen]?.click();
    });

    if (inPage) {
      const given = new URLSearchParams(location.search);
      field.value ||= given.get('q') ?? '';
      kind.value = index.kinds.indexOf(given.get('kind'));
      region.value = index.regions.findIndex(([id]) => id === given.get('region'));
      for (const each of [kind, region]) if (each.selectedIndex < 0) each.value = '';
    }
    again();
    await shown;
  };

  window.searchFile('search-results', { start, fold, distance, loadList, pageAt });
}
