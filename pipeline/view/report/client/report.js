// The script of the report. It runs in the page alone; no module, no build. Every string of an article arrives as
// markup that was escaped when the page was written, or goes in as text.
(() => {
  /** @typedef {{ type: string, status: string, parties: string[], amounts: [string | null, number | null][] }} Agreement */
  /** @typedef {{ line: string, search: string, outlet: string | null, day: string | null, agreements: Agreement[] }} Entry */
  /** @typedef {{ search: string, party: string, type: string, status: string, currency: string, outlet: string, least: number | null, from: string, to: string }} Wanted */
  /** @typedef {'party' | 'type' | 'status' | 'currency' | 'outlet'} Facet */

  /** @type {(id: string) => HTMLElement} */
  const byId = (id) => document.getElementById(id) ?? document.body;
  /** @type {(id: string) => HTMLInputElement} */
  const field = (id) => /** @type {HTMLInputElement} */ (byId(id));

  /** @type {Entry[]} */
  const entries = JSON.parse(byId('entries').textContent ?? '[]');
  /** @type {Facet[]} */
  const facets = ['party', 'type', 'status', 'currency', 'outlet'];
  const inputs = ['search', ...facets, 'least', 'from', 'to'];
  const PAGE = 50;
  /** Options that a menu shows; what is rarer can be searched for. */
  const MOST_OPTIONS = 300;
  const view = byId('view');

  // ——— filters ———

  /** @type {Record<string, number>} */
  const scales = {
    k: 1e3,
    thousand: 1e3,
    m: 1e6,
    million: 1e6,
    b: 1e9,
    bn: 1e9,
    billion: 1e9,
    t: 1e12,
    trillion: 1e12,
  };

  /** "5 million", "1.5bn", "20,000"; null where it is no amount. */
  function parseAmount(/** @type {string} */ text) {
    const [, digits, scale] = /^\s*([\d.,\s]+?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
    const number = Number((digits ?? '').replace(/[,\s]/g, ''));
    const factor = scale ? scales[scale.toLowerCase()] : 1;
    return digits && factor && Number.isFinite(number) ? number * factor : null;
  }

  /** @returns {Wanted} */
  function wanted() {
    const { search, least, ...rest } = Object.fromEntries(inputs.map((id) => [id, field(id).value]));
    const all = { ...rest, search: (search ?? '').trim().toLowerCase(), least: parseAmount(least ?? '') };
    return /** @type {Wanted} */ (/** @type {unknown} */ (all));
  }

  /** All conditions must hold for one and the same agreement. */
  function fits(/** @type {Agreement} */ one, /** @type {Wanted} */ { party, type, status, currency, least }) {
    return (
      (!party || one.parties.includes(party)) &&
      (!type || one.type === type) &&
      (!status || one.status === status) &&
      ((!currency && least === null) ||
        one.amounts.some(
          ([unit, most]) =>
            (!currency || (unit ?? '?') === currency) && (least === null || (most !== null && most >= least)),
        ))
    );
  }

  function matches(/** @type {Entry} */ entry, /** @type {Wanted} */ w) {
    if (w.search && !w.search.split(/\s+/).every((word) => entry.search.includes(word))) return false;
    if (w.outlet && (entry.outlet ?? 'not given') !== w.outlet) return false;
    if (w.from && (entry.day === null || entry.day < w.from.slice(0, entry.day.length))) return false;
    if (w.to && (entry.day === null || entry.day > w.to)) return false;
    const asks = w.party || w.type || w.status || w.currency || w.least !== null;
    return !asks || entry.agreements.some((one) => fits(one, w));
  }

  /** @returns {string[]} */
  function valuesOf(/** @type {Facet} */ facet, /** @type {Entry} */ entry, /** @type {Wanted} */ w) {
    if (facet === 'outlet') return [entry.outlet ?? 'not given'];
    const fitting = entry.agreements.filter((one) => fits(one, w));
    if (facet === 'party') return fitting.flatMap(({ parties }) => parties);
    if (facet === 'currency') return fitting.flatMap(({ amounts }) => amounts.map(([unit]) => unit ?? '?'));
    return fitting.map((one) => one[facet]);
  }

  /** The menus say how many articles each choice would leave. */
  function fillMenu(/** @type {Facet} */ facet, /** @type {Wanted} */ w) {
    const without = { ...w, [facet]: '' };
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const entry of entries)
      if (matches(entry, without))
        for (const value of new Set(valuesOf(facet, entry, without))) counts.set(value, (counts.get(value) ?? 0) + 1);
    const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_OPTIONS);
    if (w[facet] && !sorted.some(([value]) => value === w[facet])) sorted.push([w[facet], 0]);
    const options = sorted.map(([value, count]) => new Option(`${value} (${count})`, value, false, value === w[facet]));
    byId(facet).replaceChildren(new Option('any', ''), ...options);
  }

  // ——— the list ———

  /** @type {number[]} */
  let found = [];
  let listed = 0;

  function showMore() {
    const next = found.slice(listed, listed + PAGE);
    listed += next.length;
    byId('articles').append(...next.map(lineOf));
    byId('more').hidden = listed >= found.length;
    markCurrent();
  }

  function lineOf(/** @type {number} */ index) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `#${index + 1}`;
    link.innerHTML = entries[index]?.line ?? '';
    item.append(link);
    return item;
  }

  function refresh() {
    const w = wanted();
    field('least').setAttribute('aria-invalid', String(field('least').value.trim() !== '' && w.least === null));
    found = entries.flatMap((entry, i) => (matches(entry, w) ? [i] : []));
    listed = 0;
    byId('articles').replaceChildren();
    byId('counted').textContent = `${found.length} of ${entries.length} articles`;
    showMore();
    for (const facet of facets) fillMenu(facet, w);
  }

  function markCurrent() {
    for (const link of document.querySelectorAll('#list a')) {
      if (link.getAttribute('href') === (location.hash || '#overview')) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  }

  let pending = 0;
  byId('filters').addEventListener('input', ({ target }) => {
    clearTimeout(pending);
    pending = window.setTimeout(refresh, target instanceof HTMLSelectElement ? 0 : 120);
  });
  byId('filters').addEventListener('submit', (event) => event.preventDefault());
  byId('more').addEventListener('click', showMore);
  byId('reset').addEventListener('click', () => {
    for (const id of inputs) field(id).value = '';
    refresh();
  });

  // ——— one article, or the overview ———

  /** The button from which the reader jumped, so that there is a way back. */
  let origin = /** @type {HTMLElement | null} */ (null);

  function route(/** @type {boolean} */ isFirst) {
    const number = Number(location.hash.slice(1));
    const index = entries[number - 1] ? number : 0;
    view.innerHTML = byId(`view-${index}`).textContent ?? '';
    document.body.dataset.at = location.hash ? 'view' : 'list';
    const heading = view.querySelector('h2');
    document.title = `${heading?.textContent ?? ''} · Entente report`;
    leave();
    markCurrent();
    if (isFirst && !location.hash) return;
    window.scrollTo(0, 0);
    heading?.focus({ preventScroll: true });
  }

  function leave() {
    origin = null;
    byId('back').hidden = true;
  }

  /** @type {(selector: string) => HTMLElement[]} */
  const all = (selector) => [...view.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

  function goTo(/** @type {HTMLElement | undefined} */ place, /** @type {HTMLElement} */ from) {
    if (!place) return;
    origin = from;
    const label = from.closest('div')?.querySelector('dt')?.textContent ?? from.textContent ?? '';
    byId('back').textContent = `Back to ${label.slice(0, 40)}`;
    byId('back').hidden = false;
    place.tabIndex = -1;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    place.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
    place.focus({ preventScroll: true });
  }

  function jump(/** @type {HTMLElement} */ button) {
    const keys = (button.dataset.go ?? '').split(' ');
    const turn = Number(button.dataset.turn ?? 0) % keys.length;
    button.dataset.turn = String(turn + 1);
    for (const mark of all('mark.on')) mark.classList.remove('on');
    for (const other of all('.go.lit')) other.classList.remove('lit');
    button.classList.add('lit');
    const pieces = all(`mark[data-s="${keys[turn]}"]`);
    for (const mark of pieces) mark.classList.add('on');
    goTo(pieces[0], button);
  }

  /** From words to the fields that rest on them. */
  function reverse(/** @type {HTMLElement} */ mark) {
    const key = mark.dataset.s ?? '';
    const buttons = all('.go').filter(({ dataset }) => dataset.go?.split(' ').includes(key));
    for (const other of all('.go.lit')) other.classList.remove('lit');
    for (const button of buttons) button.classList.add('lit');
    const shown = buttons.find((button) => !button.closest('details:not([open])'));
    shown?.scrollIntoView({ block: 'nearest' });
  }

  view.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const button = target.closest('button.go');
    const mark = target.closest('mark');
    if (button instanceof HTMLElement && button.dataset.cardGo)
      goTo(all(`[data-card="${button.dataset.cardGo}"]`)[0], button);
    else if (button instanceof HTMLElement) jump(button);
    else if (mark && getSelection()?.isCollapsed) reverse(mark);
  });

  /** The words of the record at which the reader looks stand out. */
  function spotlight(/** @type {Event} */ { target }) {
    const id = target instanceof Element ? target.closest('.card')?.getAttribute('data-card') : null;
    for (const mark of all('mark'))
      mark.classList.toggle('mine', Boolean(id && mark.dataset.a?.split(' ').includes(id)));
  }
  view.addEventListener('pointerover', spotlight);
  view.addEventListener('focusin', spotlight);

  function back() {
    const to = origin;
    leave();
    to?.scrollIntoView({ block: 'center' });
    to?.focus({ preventScroll: true });
  }
  byId('back').addEventListener('click', back);
  document.querySelector('.skip')?.addEventListener('click', (event) => {
    event.preventDefault();
    view.querySelector('h2')?.focus();
  });
  byId('to-list').addEventListener('click', () => {
    history.pushState(null, '', ' ');
    route(true);
  });
  window.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && origin) back();
  });
  window.addEventListener('hashchange', () => route(false));
  window.addEventListener('popstate', () => route(false));

  const roomy = matchMedia('(min-width: 900px)').matches;
  if (roomy) byId('narrow').setAttribute('open', '');
  refresh();
  route(true);
})();
