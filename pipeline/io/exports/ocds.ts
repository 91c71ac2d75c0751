import { join } from 'node:path';
import countries from 'i18n-iso-countries';
import type { RecordSink } from '#pipeline/io/exports/sink';
import { shortDigest } from '#pipeline/io/exports/tables';
import { textFile } from '#pipeline/io/exports/text-file';
import type { Agreement, ArticleRecord } from '#schemas/record';

type Role = 'buyer' | 'procuringEntity' | 'supplier';
type ContractStatus = 'pending' | 'active' | 'cancelled' | 'terminated';

const ROLES: Readonly<Partial<Record<Agreement['parties'][number]['role'], Role>>> = {
  buyer: 'buyer',
  'contracting-agency': 'procuringEntity',
  supplier: 'supplier',
};
/** Statuses that have no contract yet are left out of `contracts`. */
const STATUSES: Readonly<Partial<Record<NonNullable<Agreement['status']>, ContractStatus>>> = {
  awarded: 'pending',
  signed: 'active',
  'in-force': 'active',
  delivering: 'active',
  amended: 'active',
  extended: 'active',
  completed: 'terminated',
  expired: 'terminated',
  terminated: 'terminated',
  rejected: 'cancelled',
};

/**
 * releases.json: an OCDS 1.1 release package, one release for each agreement with a buyer or a supplier. The prefix of
 * the ocids is not a registered one. A release needs a date, which is the article's; without one it is left out.
 */
export function ocdsSink(folder: string): RecordSink {
  const file = textFile(join(folder, 'releases.json'));
  const head = {
    uri: 'urn:entente:releases',
    version: '1.1',
    publisher: { name: 'entente' },
  };
  file.write(`${JSON.stringify(head).slice(0, -1)},"releases":[`);
  let count = 0;
  // The package is as old as its newest release: an export knows no clock.
  let newest = '';
  return {
    add: (record) => {
      for (const release of releasesOf(record)) {
        file.write(`${count++ ? ',' : ''}\n${JSON.stringify(release)}`);
        if (release.date > newest) newest = release.date;
      }
    },
    close: async () => {
      file.write(`\n]${newest && `,"publishedDate":"${newest}"`}}\n`);
      file.close();
    },
  };
}

type Release = { readonly date: string; readonly [field: string]: unknown };

export function releasesOf(record: ArticleRecord): readonly Release[] {
  const { published } = record.article;
  if (published === null || published.value.length !== 10) return [];
  return record.agreements.flatMap((agreement) => {
    const parties = organisations(agreement, record);
    return parties.length ? [release(agreement, record, parties, `${published.value}T00:00:00Z`)] : [];
  });
}

type Organisation = { readonly id: string; readonly name: string; readonly roles: readonly Role[] };

function organisations(agreement: Agreement, record: ArticleRecord): readonly Organisation[] {
  return agreement.parties.flatMap(({ party, role }) => {
    const known = record.parties.find(({ id }) => id === party);
    const ocds = ROLES[role];
    if (!known || !ocds) return [];
    const { name, country, type } = known;
    const countryName = country === null ? undefined : countries.alpha3ToAlpha2(country);
    return [
      {
        id: `party-${shortDigest(JSON.stringify([type, country, name.toLowerCase()]))}`,
        name,
        roles: [ocds],
        ...(countryName && { address: { countryName } }),
      },
    ];
  });
}

function release(agreement: Agreement, record: ArticleRecord, parties: readonly Organisation[], date: string): Release {
  const id = shortDigest(`${record.id}#${agreement.id}`);
  const refer = (role: Role) =>
    parties.filter(({ roles }) => roles.includes(role)).map(({ id: own, name }) => ({ id: own, name }));
  const [buyer] = [...refer('buyer'), ...refer('procuringEntity')];
  const suppliers = refer('supplier');
  const value = agreedValue(agreement, record);
  const signed = dayOf(agreement, record, 'signed') ?? dayOf(agreement, record, 'awarded');
  const status = agreement.status === null ? undefined : STATUSES[agreement.status];
  const title = agreement.name ?? `${agreement.instrument}: ${agreement.subjects.join(', ')}`;
  const items = agreement.items.map(({ count, item }, i) => ({
    id: String(i + 1),
    description: item,
    ...(count !== null && Number.isInteger(count) && { quantity: count }),
  }));
  return {
    ocid: `ocds-entente-${id}`,
    id: `${id}-1`,
    date,
    tag: [status === undefined ? 'planning' : 'contract'],
    initiationType: 'tender',
    parties,
    ...(buyer && { buyer }),
    ...(status !== undefined && {
      awards: [{ id: `${id}-award`, title, status: 'active', ...(suppliers.length && { suppliers }), ...value }],
      contracts: [
        {
          id: `${id}-contract`,
          awardID: `${id}-award`,
          title,
          status,
          ...(signed && { dateSigned: `${signed}T00:00:00Z` }),
          ...value,
          ...(items.length && { items }),
        },
      ],
    }),
  };
}

function agreedValue(agreement: Agreement, record: ArticleRecord): object {
  const entry = agreement.amounts.find(({ role, modality }) => role === 'value' && modality === 'asserted');
  const money = record.money.find(({ id }) => id === entry?.money[0]);
  if (money?.amount == null || money.currency === null) return {};
  return { value: { amount: money.amount, currency: money.currency } };
}

function dayOf(agreement: Agreement, record: ArticleRecord, role: 'signed' | 'awarded'): string | null {
  const slot = agreement.dates.find((one) => one.role === role && one.modality === 'asserted');
  const date = record.dates.find(({ id }) => id === slot?.date);
  return date?.earliest != null && date.earliest === date.latest ? date.earliest : null;
}
