import { evidenceOf, jump, partySpans, rulesOf, wordedIn } from '#pipeline/view/report/evidence';
import { type Html, html, type Part } from '#pipeline/view/report/html';
import { shown } from '#pipeline/view/report/invisible';
import { shortDuration, shortMoney, toneOf, words } from '#pipeline/view/report/labels';
import { dateLabel, moneyLabel } from '#pipeline/view/values';
import type { Agreement, ArticleRecord, Attribution } from '#schemas/record';
import type { Modality } from '#schemas/vocabulary';

/** An agreement as a card: each field leads to its words, and what is not asserted looks unlike what is. */
export function agreementCard(agreement: Agreement, record: ArticleRecord): Html {
  const { id, instrument, subjects, salience, status, name, acronym } = agreement;
  const field = (key: string, content: Part) =>
    jump({ spans: evidenceOf(key, agreement), content, hint: rulesOf(key, agreement) });
  return html`<section class="card ${salience}" data-card="${id}" aria-labelledby="card-${id}">
<h3 id="card-${id}"><span class="id">${id}</span> ${field('instrument', words(instrument))}</h3>
<p class="pills">${statusPill(agreement)}${subjects.map((subject) => html`<span class="pill">${field('subjects', words(subject))}</span>`)}${
    salience === 'background' && html`<span class="pill quiet">background</span>`
  }</p>
<dl>${[
    name !== null && row('name', [field('name', shown(name)), acronym && [' ', field('acronym', `(${acronym})`)]]),
    partyRows(agreement, record),
    amountRows(agreement, record),
    dateRows(agreement, record),
    agreement.duration && row('duration', field('duration', shortDuration(agreement.duration))),
    agreement.extension &&
      row('extension', [
        field('extension', shortDuration(agreement.extension.duration)),
        modalityChip(agreement.extension.modality),
      ]),
    itemRows(agreement, record),
    agreement.identifiers.map((identifier) => row('number', field('identifiers', shown(identifier)))),
    agreement.relations.map(({ type, target }) => row(words(type), relation(agreement, target, record))),
    agreement.attribution && row('said by', attribution(agreement.attribution, record)),
    agreement.unknown.map(({ field: of, reason }) =>
      row(words(of), html`<span class="unknown">not known: ${reason}</span>`),
    ),
  ]}</dl>
${status === null ? null : proof(agreement)}</section>`;
}

const row = (label: string, content: Part): Html => html`<div><dt>${label}</dt><dd>${content}</dd></div>`;

function statusPill(agreement: Agreement): Html {
  const { status } = agreement;
  const content = status === null ? 'status unknown' : words(status);
  const spans = evidenceOf('status', agreement);
  return html`<span class="pill tone ${toneOf(status)}">${jump({ spans, content, hint: rulesOf('status', agreement) })}</span>`;
}

/** Asserted is the rule and needs no word. */
const modalityChip = (modality: Modality): Html | null =>
  modality === 'asserted' ? null : html`<span class="chip ${modality}">${modality}</span>`;

function partyRows(agreement: Agreement, { parties }: ArticleRecord): readonly Html[] {
  return agreement.parties.map(({ party: id, role }) => {
    const party = parties.find((one) => one.id === id);
    const country = party?.country ? html` <span class="code">${party.country}</span>` : null;
    return row(
      words(role),
      jump({ spans: partySpans(agreement, party), content: [shown(party?.name ?? id), country] }),
    );
  });
}

function amountRows({ amounts }: Agreement, record: ArticleRecord): readonly Html[] {
  return amounts.map(({ money: ids, role, modality, payer, payee, attribution: said }) => {
    const mentions = record.money.filter(({ id }) => ids.includes(id));
    const labels = [...new Set(mentions.map(shortMoney))];
    const buttons = labels.map((label, i) => {
      const spans = mentions.filter((mention) => shortMoney(mention) === label);
      const tie = spans.every(({ convertedFrom }) => convertedFrom !== null) ? ' = ' : ', ';
      return [i > 0 && tie, jump({ spans, content: label, hint: spans[0] && moneyLabel(spans[0]) })];
    });
    const name = (id: string): string => record.parties.find((party) => party.id === id)?.name ?? id;
    const sides = [payer && `paid by ${name(payer)}`, payee && `paid to ${name(payee)}`].filter(
      (side) => side !== null,
    );
    return html`<div class="amount ${modality}"><dt>${words(role)}</dt><dd>${buttons}${modalityChip(modality)}${
      sides.length > 0 && html`<span class="aside">${shown(sides.join(', '))}</span>`
    }${said && html`<span class="aside">said by ${attribution(said, record)}</span>`}</dd></div>`;
  });
}

function dateRows(agreement: Agreement, { dates }: ArticleRecord): readonly Html[] {
  return agreement.dates.map(({ date: id, role, modality }) => {
    const mention = dates.find((one) => one.id === id);
    const certainty = mention && mention.certainty !== 'explicit' ? `${mention.certainty}, ` : '';
    return html`<div class="${modality}"><dt>${words(role)}</dt><dd>${jump({
      spans: mention ? [mention] : [],
      content: mention ? dateLabel(mention) : id,
      hint: rulesOf('dates', agreement),
    })}${modalityChip(modality)}${mention && html`<span class="aside">${certainty}“${shown(mention.quote)}”</span>`}</dd></div>`;
  });
}

function itemRows({ items, evidence }: Agreement, { article }: ArticleRecord): readonly Html[] {
  return items.map(({ count, item }) => {
    const proven = evidence.filter(({ field, quote }) => field === 'items' && quote.includes(item));
    const spans = proven.length ? proven : wordedIn(article, item);
    return row('item', jump({ spans, content: [count !== null && `${count} × `, shown(item)] }));
  });
}

function relation(agreement: Agreement, target: string, { agreements }: ArticleRecord): Part {
  const other = agreements.find(({ id }) => id === target);
  const label = other ? `${target} ${words(other.instrument)}` : target;
  return [
    html`<button type="button" class="go" data-card-go="${target}">${label}</button> `,
    evidenceOf('relations', agreement).length > 0 &&
      jump({ spans: evidenceOf('relations', agreement), content: 'its words', hint: rulesOf('relations', agreement) }),
  ];
}

function attribution({ source, kind, via }: Attribution, { article }: ArticleRecord): Html {
  const named = source === null ? null : jump({ spans: wordedIn(article, source), content: shown(source) });
  return html`${named}<span class="aside">${words(kind)}${via !== null && [', via ', shown(via)]}</span>`;
}

function proof({ evidence }: Agreement): Html {
  return html`<details class="proof"><summary>Evidence, ${evidence.length} places</summary><ul>${evidence.map(
    ({ field, start, end, quote, rule }) =>
      html`<li><span class="field">${words(field)}</span> ${jump({ spans: [{ start, end }], content: ['“', shown(quote), '”'] })} <code>${rule}</code></li>`,
  )}</ul></details>`;
}
