/** Where an outlet's pages hold the article: a tag, `.class` and `#id` marks of one element ("section.release-body"). */
export type Outlet = {
  readonly name: string;
  /** Host names; those below them count too. */
  readonly hosts: readonly string[];
  /** Days between which pages were laid out so; null where the first or last is not known. */
  readonly from: string | null;
  readonly until: string | null;
  /** The likeliest first. */
  readonly body: readonly string[];
};

/**
 * Known layouts, as data. An entry is used only where its element is on the page and holds text; all else is read as
 * any page. Each has a page of our own in fixtures/pages, laid out as the outlet's are.
 */
export const OUTLETS: readonly Outlet[] = [
  {
    name: 'US Department of Defense and its services',
    hosts: ['defense.gov', 'war.gov', 'dsca.mil', 'af.mil', 'navy.mil'],
    from: '2015-01-01',
    until: null,
    body: ['div.body'],
  },
  {
    name: 'Government of the United Kingdom',
    hosts: ['gov.uk'],
    from: '2013-01-01',
    until: null,
    body: ['div.govuk-govspeak', 'div.gem-c-govspeak', 'div.govspeak'],
  },
  { name: 'TASS', hosts: ['tass.com'], from: '2017-01-01', until: null, body: ['div.text-content'] },
  { name: 'PR Newswire', hosts: ['prnewswire.com'], from: null, until: null, body: ['section.release-body'] },
  {
    name: 'GlobeNewswire',
    hosts: ['globenewswire.com'],
    from: null,
    until: null,
    body: ['div#main-body-container', 'span.article-body'],
  },
];
