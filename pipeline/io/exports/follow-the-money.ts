import { join } from 'node:path';
import countries from 'i18n-iso-countries';
import type { RecordSink } from '#pipeline/io/exports/sink';
import { shortDigest } from '#pipeline/io/exports/tables';
import { textFile } from '#pipeline/io/exports/text-file';
import type { Agreement, ArticleRecord } from '#schemas/record';

/** An entity of FollowTheMoney (followthemoney.tech): every property is a list of strings. */
type Entity = {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
};
type Party = ArticleRecord['parties'][number];
type PartyRole = Agreement['parties'][number]['role'];

const SCHEMAS: Readonly<Record<Party['type'], string>> = {
  state: 'PublicBody',
  'government-body': 'PublicBody',
  'armed-force': 'PublicBody',
  'international-organisation': 'Organization',
  company: 'Company',
  'armed-group': 'Organization',
  person: 'Person',
  other: 'LegalEntity',
};

const AUTHORITIES: readonly PartyRole[] = [
  'buyer',
  'contracting-agency',
  'recipient',
  'lessee',
  'borrower',
  'licensee',
];
const SUPPLIERS: readonly PartyRole[] = ['supplier', 'subcontractor', 'donor', 'lessor', 'lender', 'licensor'];

/** entities.ftm.json: one entity a line, parties shared by all articles that name them alike. */
export function followTheMoneySink(folder: string): RecordSink {
  const file = textFile(join(folder, 'entities.ftm.json'));
  const known = new Set<string>();
  return {
    add: (record) => {
      for (const entity of entitiesOf(record)) {
        // A party is written once; an agreement or article has an id of its own.
        if (known.has(entity.id)) continue;
        if (!entity.id.startsWith('agreement-')) known.add(entity.id);
        file.write(`${JSON.stringify(entity)}\n`);
      }
    },
    close: async () => file.close(),
  };
}

export function entitiesOf(record: ArticleRecord): readonly Entity[] {
  const idOf = (party: Party) => `party-${shortDigest(partyKey(party))}`;
  const parties = new Map(record.parties.map((party) => [party.id, party]));
  const used = new Set(record.agreements.flatMap((agreement) => agreement.parties.map(({ party }) => party)));
  const article: Entity = {
    id: `article-${shortDigest(record.id)}`,
    schema: 'Article',
    properties: present({
      title: [record.article.title],
      fileName: [record.source.uri],
      sourceUrl: [record.article.url],
      publisher: [record.article.publisher],
      publishedAt: [record.article.published?.value ?? null],
      language: [record.article.language === 'en' ? 'eng' : null],
      contentHash: [record.id],
    }),
  };
  return [
    article,
    ...[...used].flatMap((id) => {
      const party = parties.get(id);
      return party ? [partyEntity(idOf(party), party)] : [];
    }),
    ...record.agreements.flatMap((agreement) =>
      agreementEntities(agreement, record, article.id, (id) => {
        const party = parties.get(id);
        return party ? idOf(party) : null;
      }),
    ),
  ];
}

/** Same identifier, or same type, country and name: the same party. */
const partyKey = ({ identifier, type, country, name }: Party): string =>
  identifier ?? JSON.stringify([type, country, name.toLowerCase()]);

const partyEntity = (id: string, { name, type, country, identifier, mentions }: Party): Entity => ({
  id,
  schema: SCHEMAS[type],
  properties: present({
    name: [name],
    alias: [...new Set(mentions.map(({ quote }) => quote))].filter((alias) => alias !== name).sort(),
    [type === 'person' ? 'nationality' : 'country']: [alpha2(country)],
    wikidataId: [identifier !== null && /^Q\d+$/.test(identifier) ? identifier : null],
  }),
});

function agreementEntities(
  agreement: Agreement,
  record: ArticleRecord,
  article: string,
  idOf: (party: string) => string | null,
): readonly Entity[] {
  const id = `agreement-${shortDigest(`${record.id}#${agreement.id}`)}`;
  const money = new Map(record.money.map((one) => [one.id, one]));
  const dates = new Map(record.dates.map((one) => [one.id, one]));
  const value = agreement.amounts.find(({ role, modality }) => role === 'value' && modality === 'asserted');
  const amount = money.get(value?.money[0] ?? '');
  const inRoles = (roles: readonly PartyRole[]) =>
    agreement.parties.filter(({ role }) => roles.includes(role)).map(({ party }) => idOf(party));
  const others = agreement.parties.filter(({ role }) => !AUTHORITIES.includes(role) && !SUPPLIERS.includes(role));
  const signed = agreement.dates.find(
    ({ role, modality }) => /^(?:signed|awarded|agreed)$/.test(role) && modality === 'asserted',
  );
  const day = dates.get(signed?.date ?? '')?.earliest ?? null;
  const contract: Entity = {
    id,
    schema: 'Contract',
    properties: present({
      title: [agreement.name ?? `${agreement.instrument}: ${agreement.subjects.join(', ')}`],
      type: [agreement.instrument],
      status: [agreement.status],
      contractDate: [day],
      amount: [amount?.amount == null ? null : String(amount.amount)],
      currency: [amount?.amount == null ? null : amount.currency],
      procurementNumber: agreement.identifiers,
      authority: inRoles(AUTHORITIES),
      proof: [article],
    }),
  };
  const links = (
    schema: string,
    ids: readonly (string | null)[],
    properties: (party: string) => Entity['properties'],
  ) =>
    ids.flatMap((party) =>
      party === null ? [] : [{ id: `${id}-${schema}-${party}`, schema, properties: properties(party) }],
    );
  return [
    contract,
    ...links('ContractAward', inRoles(SUPPLIERS), (party) => ({ supplier: [party], contract: [id], proof: [article] })),
    ...others.flatMap(({ party, role }) =>
      links('UnknownLink', [idOf(party)], (known) => ({
        subject: [known],
        object: [id],
        role: [role],
        proof: [article],
      })),
    ),
  ];
}

/** Countries there are ISO 3166 alpha-2 in small letters; a code that has none is left out. */
const alpha2 = (country: string | null): string | null =>
  country === null ? null : (countries.alpha3ToAlpha2(country)?.toLowerCase() ?? null);

function present(values: Readonly<Record<string, readonly (string | null)[]>>): Entity['properties'] {
  return Object.fromEntries(
    Object.entries(values)
      .map(([name, list]) => [name, list.filter((value): value is string => value !== null && value !== '')] as const)
      .filter(([, list]) => list.length),
  );
}
