export type Counts = {
  readonly articles: number;
  readonly failed: number;
  readonly withAgreement: number;
  readonly agreements: number;
};

/** What a run did, in one line. */
export function summary({ articles, failed, withAgreement, agreements }: Counts, output: string | null): string {
  if (!articles && !failed) return 'no article found: .txt, .html, .htm and .jsonl files are read';
  const parts = [
    `${counted(articles, 'article')}, ${withAgreement} of them with agreements (${agreements})`,
    ...(failed ? [`${counted(failed, 'input')} failed`] : []),
    ...(output === null ? [] : [`records in ${output}`]),
  ];
  return parts.join('; ');
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
