import { contextOf } from '#pipeline/view/context';
import { oneLine, type Paint } from '#pipeline/view/paint';
import { dateLabel, moneyLabel } from '#pipeline/view/values';
import type { Span } from '#schemas/document';
import type { Agreement, ArticleRecord, Attribution } from '#schemas/record';

/** The wording of a rule by its id, null where it is found by code. */
export type RuleText = (rule: string) => string | null;

type Fact = { readonly head: string; readonly spans: readonly Span[]; readonly rule: string | null };

/** For each fact of a record: the rule that found it and the words that say it, in context. */
export function explanation(record: ArticleRecord, ruleText: RuleText, paint: Paint): string {
  const sections: readonly (readonly [string, readonly Fact[]])[] = [
    ...record.agreements.map((one) => [agreementHead(one), evidenceFacts(one, record)] as const),
    [
      'money',
      record.money.map((one) => ({
        head: `${one.id} ${moneyLabel(one)}, ${moneyUse(one)}`,
        spans: [one],
        rule: one.rule,
      })),
    ],
    [
      'dates',
      record.dates.map((one) => ({
        head: `${one.id} ${dateLabel(one)}, ${dateUse(one)}`,
        spans: [one],
        rule: one.rule,
      })),
    ],
    ['parties', record.parties.map((one) => ({ head: partyHead(one), spans: one.mentions, rule: one.rule }))],
    [
      'other',
      record.other.map((one) => ({ head: `${one.kind} ${JSON.stringify(one.value)}`, spans: [one], rule: one.rule })),
    ],
  ];
  const text = record.article.text;
  const lines = sections.flatMap(([title, facts]) =>
    facts.length ? ['', paint.bold(title), ...facts.flatMap((fact) => factLines(fact, text, ruleText, paint))] : [],
  );
  return `${[paint.bold(oneLine(record.article.title ?? record.source.uri)), paint.dim(oneLine(record.source.uri)), ...lines].join('\n')}\n`;
}

function factLines({ head, spans, rule }: Fact, text: string, ruleText: RuleText, paint: Paint): readonly string[] {
  const says = rule && ruleText(rule);
  return [
    `  ${oneLine(head)}`,
    ...(rule ? [`     ${paint.dim('rule ')} ${rule}${says ? paint.dim(`  ${shortened(says)}`) : ''}`] : []),
    ...spans.map((span) => `     ${paint.dim(`@${span.start}`.padEnd(6))}${inContext(text, span, paint)}`),
  ];
}

const LONGEST = 100;
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function inContext(text: string, span: Span, paint: Paint): string {
  const [before, words, after] = contextOf(text, span);
  return `${before}${paint.green(`[${words}]`)}${after}`;
}

const agreementHead = ({ id, instrument, status, name }: Agreement): string =>
  oneLine(`${id} ${instrument}, ${status ?? 'status unknown'}${name ? `: ${name}` : ''}`);

function evidenceFacts(agreement: Agreement, record: ArticleRecord): readonly Fact[] {
  const { salience, attribution } = agreement;
  return [
    { head: `salience: ${salience}`, spans: [], rule: null },
    ...(attribution ? [{ head: `attribution: ${attributionLabel(attribution)}`, spans: [], rule: null }] : []),
    ...agreement.evidence.map(({ field, start, end, rule }) => ({
      head: `${field}${saidBy({ start, end }, field, agreement, record)}`,
      spans: [{ start, end }],
      rule,
    })),
    ...agreement.unknown.map(({ field, reason }) => ({
      head: `${field} is not known: ${reason}`,
      spans: [],
      rule: null,
    })),
  ];
}

const attributionLabel = ({ source, kind, via }: Attribution): string =>
  `${source ?? 'unnamed'} (${kind}${via === null ? '' : `, via ${via}`})`;

/** What a field says on the evidence of a span: its value, or the one amount, date or party that stands there. */
function saidBy(span: Span, field: string, agreement: Agreement, { money, dates, parties }: ArticleRecord): string {
  const here = (one: Span) => one.start < span.end && span.start < one.end;
  const value = Object.entries(agreement).find(([key]) => key === field)?.[1];
  if (typeof value === 'string') return `: ${value}`;
  const amounts = agreement.amounts.flatMap(({ money: ids, role, modality }) =>
    money.filter((one) => ids.includes(one.id) && here(one)).map((one) => `${role} ${moneyLabel(one)}, ${modality}`),
  );
  const days = agreement.dates.flatMap(({ date, role, modality }) =>
    dates.filter((one) => one.id === date && here(one)).map((one) => `${role} ${dateLabel(one)}, ${modality}`),
  );
  const actors = agreement.parties.flatMap(({ party, role }) =>
    parties.filter((one) => one.id === party && one.mentions.some(here)).map((one) => `${role} ${one.name}`),
  );
  const said = field === 'amounts' ? amounts : field === 'dates' ? days : field === 'parties' ? actors : [];
  return said.length ? `: ${said.join('; ')}` : '';
}

const partyHead = ({ id, name, type, country }: ArticleRecord['parties'][number]): string =>
  `${id} ${name}, ${type}${country ? ` (${country})` : ''}`;

const moneyUse = ({ use }: ArticleRecord['money'][number]): string =>
  'reason' in use ? `in no agreement (${use.reason})` : `${use.role} of ${use.agreement}`;

const dateUse = ({ use }: ArticleRecord['dates'][number]): string =>
  'reason' in use
    ? `in no agreement (${use.reason})`
    : use.map(({ agreement, role }) => `${role} of ${agreement}`).join(', ');
