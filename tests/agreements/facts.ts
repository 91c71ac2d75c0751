import { extract } from '#pipeline/extract';
import { loadEngine } from '#pipeline/io/engine';
import type { ArticleRecord } from '#schemas/record';

const engine = await loadEngine();

/** The facts of a text, one a line: “a1 signed”, “a1 supplier Saab”, “a1 value asserted $2 billion USD”. */
export function factsOf(text: string): string[] {
  const source = { uri: 'text.txt', id: null, mediaType: 'text/plain' };
  const given = { published: '2024-05-17', title: null, url: null, publisher: null };
  const record = extract({ id: `sha256:${'0'.repeat(64)}`, source, content: text, given }, engine);
  return record.agreements.flatMap((agreement) => [
    `${agreement.id} ${agreement.status ?? 'no status'}`,
    ...agreement.parties.map(({ party, role }) => `${agreement.id} ${role} ${nameOf(record, party)}`),
    ...agreement.amounts.map(
      ({ role, modality, money }) =>
        `${agreement.id} ${role} ${modality} ${money.map((id) => amountOf(record, id)).join(' = ')}`,
    ),
  ]);
}

function nameOf({ parties }: ArticleRecord, id: string): string {
  return parties.find((party) => party.id === id)?.name ?? id;
}

function amountOf({ money }: ArticleRecord, id: string): string {
  const mention = money.find((one) => one.id === id);
  return mention ? `${mention.quote} ${mention.currency}` : id;
}
