export type View = {
  readonly name: string;
  /** The question that it answers. */
  readonly question: string;
  /** In the words that SQLite and DuckDB share. */
  readonly sql: string;
};

/** An amount that stands for its entry: the first mention of it, no conversion, not a range or a vague one. */
const FIRST = 'm.is_first AND m.amount IS NOT NULL';

/** Ready answers over the tables of an export. */
export const VIEWS: readonly View[] = [
  {
    name: 'who_agreed_what',
    question: 'Which agreements are told, between whom, in what status?',
    sql: `SELECT a.agreement_id, r.published, a.instrument, a.subjects, a.status, a.name,
  (SELECT group_concat(p.name || ' (' || p.role || ')', '; ') FROM parties p WHERE p.agreement_id = a.agreement_id) AS parties,
  r.title, r.uri
FROM agreements a JOIN articles r ON r.article_id = a.article_id WHERE a.salience = 'main'`,
  },
  {
    name: 'agreed_and_demanded',
    question: 'Where do the sums demanded, offered or planned differ from the sums agreed?',
    sql: `SELECT a.agreement_id, m.currency, m.role,
  max(CASE WHEN m.modality = 'asserted' THEN m.amount END) AS agreed,
  max(CASE WHEN m.modality = 'demanded' THEN m.amount END) AS demanded,
  max(CASE WHEN m.modality = 'offered' THEN m.amount END) AS offered,
  max(CASE WHEN m.modality IN ('planned', 'estimated', 'conditional') THEN m.amount END) AS expected
FROM agreements a JOIN amounts m ON m.agreement_id = a.agreement_id WHERE ${FIRST}
GROUP BY a.agreement_id, m.currency, m.role HAVING max(CASE WHEN m.modality = 'asserted' THEN 1 END) = 1
  AND max(CASE WHEN m.modality NOT IN ('asserted', 'denied') THEN 1 END) = 1`,
  },
  {
    name: 'suppliers',
    question: 'Who supplies how much, in each currency?',
    sql: `SELECT p.name AS supplier, p.country, m.currency, count(DISTINCT p.agreement_id) AS contracts, sum(m.amount) AS total
FROM parties p JOIN amounts m ON m.agreement_id = p.agreement_id
WHERE p.role = 'supplier' AND m.role IN ('value', 'modification', 'option') AND m.modality = 'asserted' AND m.converted_from IS NULL AND ${FIRST}
GROUP BY p.name, p.country, m.currency`,
  },
  {
    name: 'country_pairs',
    question: 'Which countries deal with each other, and how often?',
    sql: `SELECT p.country AS one, q.country AS other, count(DISTINCT p.agreement_id) AS agreements, count(DISTINCT p.article_id) AS articles
FROM parties p JOIN parties q ON q.agreement_id = p.agreement_id AND p.country < q.country
GROUP BY p.country, q.country`,
  },
  {
    name: 'what_expires',
    question: 'Which agreements end when?',
    sql: `SELECT a.agreement_id, d.latest AS ends, d.role, d.modality, a.instrument, a.status, a.name, d.quote, r.uri
FROM dates d JOIN agreements a ON a.agreement_id = d.agreement_id JOIN articles r ON r.article_id = a.article_id
WHERE d.role IN ('expires', 'terminated', 'extended-to') AND d.latest IS NOT NULL`,
  },
  {
    name: 'proof',
    question: 'Which words say so?',
    sql: `SELECT e.agreement_id, e.field, e.quote, e.rule, e."start", e."end", r.uri
FROM evidence e JOIN articles r ON r.article_id = e.article_id`,
  },
];
