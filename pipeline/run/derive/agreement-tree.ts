import type { Draft } from '#pipeline/link/draft';
import type { Choice } from '#pipeline/link/trace';
import { factTree } from '#pipeline/run/derive/ledger-tree';
import { attributionTree, mentionTree, verbTree } from '#pipeline/run/derive/mention-tree';
import { mentionsAt, quoteOf, type Walk } from '#pipeline/run/derive/walk';
import type { Tree } from '#pipeline/view/tree';
import type { Agreement } from '#schemas/record';

type Proof = Agreement['evidence'][number];

/** An agreement of the record: every field with the rules and words behind it, and what was taken for it and what not. */
export function agreementTree(walk: Walk, agreement: Agreement): Tree {
  const { id, instrument, status, salience, name, attribution } = agreement;
  const proofs = (field: string) => agreement.evidence.filter((one) => one.field === field);
  const value = (field: string, said: string | null): readonly Tree[] =>
    said === null ? [] : [{ head: `${field}: ${said}`, because: proofs(field).map((proof) => proofTree(walk, proof)) }];
  const list = (field: string, said: readonly string[]) => value(field, said.length ? said.join(', ') : null);
  return {
    head: `${id} ${instrument}, ${status ?? 'status unknown'}`,
    note: name ?? undefined,
    because: [
      ...nounTrees(walk, agreement),
      ...value('instrument', instrument),
      ...list('subjects', agreement.subjects),
      ...value('status', status),
      { head: `salience: ${salience}`, note: salience === 'main' ? 'told as the news' : 'told to explain the news' },
      ...value('name', name),
      ...value('acronym', agreement.acronym),
      ...list('identifiers', agreement.identifiers),
      ...partyTrees(walk, agreement),
      ...agreement.amounts.map(({ money, role, modality }) => ({
        head: `amount: ${role}, ${modality}`,
        because: money.flatMap((one) => factTree(walk, one) ?? []),
      })),
      ...agreement.dates.map(({ date, role, modality }) => ({
        head: `date: ${role}, ${modality}`,
        because: [factTree(walk, date)].filter((tree) => tree !== null),
      })),
      ...value('duration', agreement.duration),
      ...value('extension', agreement.extension && `${agreement.extension.duration}, ${agreement.extension.modality}`),
      ...itemTrees(walk, agreement),
      ...list(
        'relations',
        agreement.relations.map(({ type, target }) => `${type} ${target}`),
      ),
      ...(attribution ? [sourceTree(walk, agreement)] : []),
      ...agreement.unknown.map(({ field, reason }) => ({ head: `${field}: not known`, note: reason })),
    ],
  };
}

/** The find behind a piece of evidence: the mention of the same rule in the same place. */
function proofTree(walk: Walk, proof: Proof): Tree {
  const words = `“${proof.quote}” @${proof.start}`;
  const mention = mentionsAt(walk, proof).find(({ rule }) => rule === proof.rule);
  if (!mention) return { head: words, note: `rule ${proof.rule}` };
  const tree = mentionTree(walk, mention, words);
  return mention.kind === 'event' ? { ...tree, because: [...(tree.because ?? []), verbTree(walk, mention)] } : tree;
}

function partyTrees(walk: Walk, { parties, evidence }: Agreement): readonly Tree[] {
  return parties.map(({ party: id, role }) => {
    const party = walk.record.parties.find((one) => one.id === id);
    const proofs = evidence.filter(
      ({ field, start, end }) =>
        field === 'parties' && party?.mentions.some((one) => one.start < end && start < one.end),
    );
    return { head: `${role}: ${party?.name ?? id}`, note: id, because: proofs.map((proof) => proofTree(walk, proof)) };
  });
}

function itemTrees(walk: Walk, { items }: Agreement): readonly Tree[] {
  const found = walk.mentions.get('item') ?? [];
  return items.map(({ count, item }) => {
    const mention = found.find(({ value }) => (value as { item?: string }).item === item);
    const head = `item: ${count === null ? '' : `${count} × `}${item}`;
    return mention ? mentionTree(walk, mention, `${head}  ${quoteOf(walk, mention)}`) : { head };
  });
}

function sourceTree(walk: Walk, { attribution, evidence }: Agreement): Tree {
  const head = `attribution: ${attribution?.source ?? 'unnamed'} (${attribution?.kind})`;
  const events = evidence
    .filter(({ field }) => field === 'status')
    .flatMap((proof) => mentionsAt(walk, proof, 'event'));
  return { head, because: events.slice(0, 1).map((event) => attributionTree(walk, event)) };
}

/** The nouns that were taken for the agreement, with what spoke for it and for others. */
function nounTrees(walk: Walk, { id }: Agreement): readonly Tree[] {
  const { records, choices } = walk.trace;
  const draft = records[Number(id.slice(1)) - 1];
  return (draft?.mentions ?? []).map(({ mention }, i) => {
    const choice = choices.find((one) => one.mention === mention);
    const head = `named by ${quoteOf(walk, mention)}`;
    if (!choice?.candidates.length)
      return { head, note: i === 0 ? 'it opened the record' : 'the words around it settle it; nothing was weighed' };
    return { head, because: candidateTrees(walk, choice, draft) };
  });
}

function candidateTrees(walk: Walk, { candidates }: Choice, chosen: Draft | undefined): readonly Tree[] {
  const ranked = candidates
    .map(({ draft, reasons }) => ({ draft, reasons, sum: reasons.reduce((all, { points }) => all + points, 0) }))
    .sort((a, b) => Number(b.draft === chosen) - Number(a.draft === chosen) || b.sum - a.sum);
  return ranked.map(({ draft, reasons, sum }) => {
    const name = nameOf(walk, draft);
    const isOut = !Number.isFinite(sum);
    const why = reasons
      .map((one) => (isOut ? one.why : `${one.why} ${one.points > 0 ? '+' : '−'}${Math.abs(one.points)}`))
      .join(', ');
    const verdict = isOut ? 'cannot be it' : `${sum} points`;
    return { head: `${draft === chosen ? 'taken for' : 'not'} ${name}: ${verdict}`, note: why };
  });
}

function nameOf(walk: Walk, draft: Draft): string {
  const at = walk.trace.records.indexOf(draft);
  if (at >= 0) return `a${at + 1}`;
  const first = draft.mentions[0]?.mention;
  return first ? `the one of ${quoteOf(walk, first)}, which is no record` : 'one that is no record';
}
