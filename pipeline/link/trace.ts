import type { Reason } from '#pipeline/link/affinity';
import type { Draft } from '#pipeline/link/draft';
import type { AgreementMention } from '#pipeline/link/scene';

/** What spoke for and against each known draft when an agreement noun asked which one it names. */
export type Choice = {
  readonly mention: AgreementMention;
  readonly candidates: readonly { readonly draft: Draft; readonly reasons: readonly Reason[] }[];
};

/** How the records of an article came about; collected only where somebody wants it explained. */
export type Trace = { readonly choices: Choice[]; readonly records: Draft[] };
