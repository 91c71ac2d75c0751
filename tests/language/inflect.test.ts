import { expect, it } from 'vitest';
import { inflected, inflectVerb, pluralNoun } from '#pipeline/language/inflect';

/** Written by hand: lemma, third person, past, participle, gerund, each form once. */
const VERBS = `
  sign signs signed signing
  award awards awarded awarding
  agree agrees agreed agreeing
  ink inks inked inking
  seal seals sealed sealing
  conclude concludes concluded concluding
  initial initials initialled initialed initialling initialing
  ratify ratifies ratified ratifying
  approve approves approved approving
  clear clears cleared clearing
  notify notifies notified notifying
  request requests requested requesting
  offer offers offered offering
  deliver delivers delivered delivering
  extend extends extended extending
  renew renews renewed renewing
  expire expires expired expiring
  lapse lapses lapsed lapsing
  suspend suspends suspended suspending
  terminate terminates terminated terminating
  cancel cancels cancelled canceled cancelling canceling
  scrap scraps scrapped scrapping
  withdraw withdraws withdrew withdrawn withdrawing
  reject rejects rejected rejecting
  amend amends amended amending
  pay pays paid paying
  lend lends lent lending
  buy buys bought buying
  sell sells sold selling
  order orders ordered ordering
  procure procures procured procuring
  acquire acquires acquired acquiring
  supply supplies supplied supplying
  provide provides provided providing
  build builds built building
  lease leases leased leasing
  donate donates donated donating
  pledge pledges pledged pledging
  demand demands demanded demanding
  seek seeks sought seeking
  want wants wanted wanting
  insist insists insisted insisting
  propose proposes proposed proposing
  negotiate negotiates negotiated negotiating
  begin begins began begun beginning
  start starts started starting
  hold holds held holding
  enter enters entered entering
  take takes took taken taking
  come comes came coming
  go goes went gone going
  set sets setting
  put puts putting
  make makes made making
  give gives gave given giving
  get gets got gotten getting
  win wins won winning
  lose loses lost losing
  choose chooses chose chosen choosing
  select selects selected selecting
  shortlist shortlists shortlisted shortlisting
  shelve shelves shelved shelving
  stall stalls stalled stalling
  collapse collapses collapsed collapsing
  break breaks broke broken breaking
  denounce denounces denounced denouncing
  revoke revokes revoked revoking
  replace replaces replaced replacing
  supersede supersedes superseded superseding
  modify modifies modified modifying
  exercise exercises exercised exercising
  exceed exceeds exceeded exceeding
  bring brings brought bringing
  raise raises raised raising
  increase increases increased increasing
  cut cuts cutting
  host hosts hosted hosting
  contribute contributes contributed contributing
  cover covers covered covering
  say says said saying
  tell tells told telling
  announce announces announced announcing
  confirm confirms confirmed confirming
  deny denies denied denying
  report reports reported reporting
  expect expects expected expecting
  plan plans planned planning
  intend intends intended intending
  hope hopes hoped hoping
  estimate estimates estimated estimating
  consider considers considered considering
  mull mulls mulled mulling
  weigh weighs weighed weighing
  be is am are was were been being
  have has had having
  do does did done doing
  pen pens penned penning
  panic panics panicked panicking
  budget budgets budgeted budgeting
  mothball mothballs mothballed mothballing
  jam jams jammed jamming
  rely relies relied relying
  read reads reading
  undertake undertakes undertook undertaken undertaking
  underwrite underwrites underwrote underwritten underwriting
  retake retakes retook retaken retaking
  resell resells resold reselling
  oversee oversees oversaw overseen overseeing
  overrun overruns overran overrunning
  control controls controlled controlling
  unveil unveils unveiled unveiling
  commit commits committed committing
  benefit benefits benefited benefiting
`;

it.each(
  VERBS.trim()
    .split('\n')
    .map((line) => line.trim().split(' ')),
)('inflects %s', (...forms) => {
  expect(inflectVerb(forms[0] as string)).toEqual(forms);
});

it('knows British and American spellings, whichever is given', () => {
  for (const lemma of ['finalise', 'finalize'])
    expect(inflectVerb(lemma)).toEqual(
      expect.arrayContaining([
        'finalise',
        'finalize',
        'finalises',
        'finalizes',
        'finalised',
        'finalized',
        'finalizing',
      ]),
    );
  expect(inflectVerb('initial')).toEqual(expect.arrayContaining(['initialled', 'initialed']));
  expect(inflectVerb('license')).toContain('licenced');
  expect(inflectVerb('fulfil')).toContain('fulfills');
});

it('spells no verb with z that has none', () => {
  for (const lemma of ['exercise', 'revise', 'advise', 'promise', 'seize'])
    expect(inflectVerb(lemma).some((form) => form.startsWith(`${lemma.slice(0, -2)}z`))).toBe(lemma === 'seize');
});

it('inflects the first word of several and the last part of a compound', () => {
  expect(inflectVerb('enter into')).toEqual(['enter into', 'enters into', 'entered into', 'entering into']);
  expect(inflectVerb('set up')).toEqual(['set up', 'sets up', 'setting up']);
  expect(inflectVerb('fast-track')).toContain('fast-tracked');
  expect(inflectVerb('co-produce')).toContain('co-producing');
  expect(inflectVerb('sign-off')).toContain('signed-off');
});

it('keeps what it found, and finds the same again', () => {
  const once = inflectVerb('ratify');
  expect(inflected.get('ratify')).toBe(once);
  inflected.delete('ratify');
  expect(inflectVerb('ratify')).toEqual(once);
});

it.each([
  ['treaty', 'treaties'],
  ['memorandum', 'memorandums', 'memoranda'],
  ['memorandum of understanding', 'memorandums of understanding', 'memoranda of understanding'],
  ['letter of intent', 'letters of intent'],
  ['notice to proceed', 'notices to proceed'],
  ['cost-sharing agreement', 'cost-sharing agreements'],
  ['status of forces agreement', 'status of forces agreements'],
  ['aircraft', 'aircraft'],
  ['headquarters', 'headquarters'],
  ['chassis', 'chassis'],
  ['army', 'armies'],
  ['serviceman', 'servicemen'],
  ['German', 'Germans'],
  ['infantry fighting vehicle', 'infantry fighting vehicles'],
  ['half', 'halves'],
  ['crisis', 'crises'],
])('puts %s in the plural', (noun, ...plurals) => {
  expect(pluralNoun(noun)).toEqual(plurals);
});
