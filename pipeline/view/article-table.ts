import { columns } from '#pipeline/view/columns';
import { oneLine, type Paint } from '#pipeline/view/paint';
import { dateLabel, moneyLabel, quoted } from '#pipeline/view/values';
import type { Agreement, ArticleRecord } from '#schemas/record';

/** An article's agreements, and its money and dates that no agreement uses, as lines for people. */
export function articleTable(record: ArticleRecord, paint: Paint): string {
  const { article, source, agreements } = record;
  const published = article.published
    ? `published ${article.published.value} (${article.published.source})`
    : 'undated';
  const uri = oneLine(source.uri);
  const place = [source.id ? `${source.id} in ${uri}` : uri, published].join(' · ');
  const lines = [
    ...(article.title ? [paint.bold(oneLine(article.title)), paint.dim(place)] : [paint.bold(place)]),
    ...agreements.flatMap((agreement) => ['', ...agreementLines(agreement, record, paint)]),
    ...(agreements.length ? [] : ['', '  no agreement']),
    ...unusedLines(record, paint),
    ...record.warnings.map(({ code, message }) => paint.yellow(`  ! ${code}: ${oneLine(message)}`)),
  ];
  return `${lines.join('\n')}\n`;
}

function agreementLines(agreement: Agreement, record: ArticleRecord, paint: Paint): readonly string[] {
  const { id, instrument, subjects, status, salience, name, acronym } = agreement;
  const head = [
    paint.bold(`${id} ${instrument}`),
    subjects.join(', '),
    status ? paint.green(status) : paint.dim('status unknown'),
    ...(salience === 'background' ? [paint.dim('background')] : []),
  ].join(' · ');
  const rows = [
    ...(name ? [['name', `${oneLine(name)}${acronym ? ` (${acronym})` : ''}`, '']] : []),
    ...partyRows(agreement, record),
    ...amountRows(agreement, record),
    ...dateRows(agreement, record),
    ...(agreement.duration ? [['duration', agreement.duration, '']] : []),
    ...(agreement.extension ? [['extension', agreement.extension.duration, '']] : []),
    ...agreement.items.map(({ count, item }) => ['item', `${count === null ? '' : `${count} × `}${oneLine(item)}`, '']),
    ...agreement.identifiers.map((identifier) => ['identifier', oneLine(identifier), '']),
    ...agreement.relations.map(({ type, target }) => [type, target, '']),
  ];
  return [`  ${head}`, ...columns(rows).map((line) => `     ${line}`)];
}

function partyRows({ parties }: Agreement, record: ArticleRecord): readonly string[][] {
  return parties.map(({ party: id, role }) => {
    const party = record.parties.find((one) => one.id === id);
    return [role, party ? `${oneLine(party.name)}${party.country ? ` (${party.country})` : ''}` : id, ''];
  });
}

function amountRows({ amounts }: Agreement, record: ArticleRecord): readonly string[][] {
  return amounts.map(({ money: ids, role, modality }) => {
    const mentions = record.money.filter(({ id }) => ids.includes(id));
    const values = [...new Set(mentions.map(moneyLabel))].join(' = ');
    const quotes = [...new Set(mentions.map(({ quote }) => quoted(quote)))].join(', ');
    return [modality === 'asserted' ? role : `${role}, ${modality}`, values, quotes];
  });
}

function dateRows({ dates }: Agreement, record: ArticleRecord): readonly string[][] {
  return dates.map(({ date: id, role, modality }) => {
    const mention = record.dates.find((one) => one.id === id);
    const label = modality === 'asserted' ? role : `${role}, ${modality}`;
    return [label, mention ? dateLabel(mention) : id, mention ? quoted(mention.quote) : ''];
  });
}

/** The ledger: nothing vanishes. */
function unusedLines({ money, dates }: ArticleRecord, paint: Paint): readonly string[] {
  const rows = [
    ...money.flatMap((one) => ('reason' in one.use ? [[one.use.reason, moneyLabel(one), quoted(one.quote)]] : [])),
    ...dates.flatMap((one) => ('reason' in one.use ? [[one.use.reason, dateLabel(one), quoted(one.quote)]] : [])),
  ];
  return rows.length
    ? ['', paint.dim('  in no agreement'), ...columns(rows).map((line) => paint.dim(`     ${line}`))]
    : [];
}
