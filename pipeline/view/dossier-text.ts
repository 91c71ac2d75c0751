import { columns } from '#pipeline/view/columns';
import { oneLine } from '#pipeline/view/paint';
import type { Dossier } from '#schemas/dossier';

/** A dossier for people: who, the timeline, the sums with their sources, why it was put together. */
export function dossierText(dossier: Dossier): string {
  const { id, name, instruments, subjects, parties, timeline, amounts, merges } = dossier;
  const title = name ?? `${instruments.join(' / ')}, ${subjects.join(', ')}`;
  const who = parties.map((party) => `${party.name} (${party.roles.join(', ')})`).join('; ');
  const told = timeline.map(({ published, status, quote, uri }) => [
    published ?? 'no date',
    status ?? 'status unknown',
    quote === null ? '' : `“${quote}”`,
    uri,
  ]);
  const sums = amounts.flatMap(({ role, modality, conflict, claims }) =>
    claims.map(({ quote, uri }) => [`${role}, ${modality}`, `“${quote}”`, conflict ? 'CONFLICT' : '', uri]),
  );
  const because = merges.map((merge) => [merge.because.join('; ')]);
  const block = (rows: readonly (readonly string[])[]) =>
    columns(rows.map((row) => row.map(oneLine))).map((row) => `    ${row}`);
  return [
    oneLine(`${id}  ${title}`),
    oneLine(`  ${who}`),
    '  told',
    ...block(told),
    ...(sums.length ? ['  amounts', ...block(sums)] : []),
    '  one agreement because of',
    ...block(because),
    '',
  ].join('\n');
}
