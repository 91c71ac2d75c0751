/** The closed vocabularies of the record. Order is the order of tables and menus; the codes are the contract. */

export const SEGMENT_ROLES = [
  'kicker',
  'headline',
  'dek',
  'byline',
  'dateline',
  'body',
  'quote',
  'heading',
  'list-item',
  'table',
  'caption',
  'credit',
  'promo',
  'related',
  'about',
  'comment',
  'legal',
  'navigation',
] as const;
export type SegmentRole = (typeof SEGMENT_ROLES)[number];

/** Facts are read from these segments only; the others are kept as text and yield nothing. */
export const FACT_ROLES: ReadonlySet<SegmentRole> = new Set<SegmentRole>([
  'headline',
  'dek',
  'dateline',
  'body',
  'quote',
  'heading',
  'list-item',
  'table',
]);

export const PUBLISHED_SOURCES = [
  'option',
  'json-ld',
  'meta',
  'time-element',
  'url',
  'dateline',
  'byline',
  'text',
  'inferred',
] as const;
export type PublishedSource = (typeof PUBLISHED_SOURCES)[number];

export const BOUNDS = ['exact', 'about', 'at-least', 'at-most', 'range'] as const;
export type Bound = (typeof BOUNDS)[number];

export const BASES = [
  'total',
  'per-year',
  'per-month',
  'per-week',
  'per-day',
  'per-hour',
  'per-unit',
  'share',
] as const;
export type Basis = (typeof BASES)[number];

export const CURRENCY_CERTAINTIES = ['explicit', 'inferred', 'ambiguous'] as const;
export type CurrencyCertainty = (typeof CURRENCY_CERTAINTIES)[number];

export const CURRENCY_SOURCES = ['article', 'outlet', 'dateline', 'party', 'default'] as const;
export type CurrencySource = (typeof CURRENCY_SOURCES)[number];

export const MONEY_REASONS = [
  'budget',
  'statistic',
  'company-finance',
  'threshold',
  'market-price',
  'other-deal',
  'other',
] as const;
export type MoneyReason = (typeof MONEY_REASONS)[number];

export const DATE_TYPES = ['date', 'time', 'duration', 'set'] as const;
export type DateType = (typeof DATE_TYPES)[number];

export const DATE_MODS = [
  'START',
  'MID',
  'END',
  'BEFORE',
  'AFTER',
  'APPROX',
  'EQUAL_OR_LESS',
  'EQUAL_OR_MORE',
] as const;
export type DateMod = (typeof DATE_MODS)[number];

export const DATE_ANCHORS = ['none', 'published', 'previous-date'] as const;
export type DateAnchor = (typeof DATE_ANCHORS)[number];

export const DATE_CERTAINTIES = ['explicit', 'inferred', 'ambiguous'] as const;
export type DateCertainty = (typeof DATE_CERTAINTIES)[number];

export const DATE_REASONS = ['publication', 'past-event', 'activity', 'term', 'other-deal', 'other'] as const;
export type DateReason = (typeof DATE_REASONS)[number];

export const PARTY_TYPES = [
  'state',
  'government-body',
  'armed-force',
  'international-organisation',
  'company',
  'armed-group',
  'person',
  'other',
] as const;
export type PartyType = (typeof PARTY_TYPES)[number];

export const SALIENCES = ['main', 'background'] as const;
export type Salience = (typeof SALIENCES)[number];

export const INSTRUMENTS = [
  'treaty',
  'agreement',
  'memorandum',
  'protocol',
  'exchange-of-notes',
  'arrangement',
  'declaration',
  'letter-of-intent',
  'framework',
  'contract',
  'order',
  'modification',
  'option',
  'letter-of-offer',
  'lease',
  'loan',
  'grant',
  'aid-package',
  'licence',
  'joint-venture',
  'acquisition',
  'deal',
] as const;
export type Instrument = (typeof INSTRUMENTS)[number];

export const SUBJECTS = [
  'mutual-defence',
  'defence-cooperation',
  'security-guarantee',
  'status-of-forces',
  'basing-access',
  'cost-sharing',
  'intelligence-sharing',
  'logistics',
  'training-exercise',
  'arms-sale',
  'procurement',
  'sustainment',
  'co-production',
  'joint-development',
  'offset',
  'military-aid',
  'financing',
  'arms-control',
  'ceasefire-peace',
  'border-maritime',
  'prisoner-exchange',
  'corporate',
  'other',
] as const;
export type Subject = (typeof SUBJECTS)[number];

export const STATUSES = [
  'considered',
  'requested',
  'tendered',
  'shortlisted',
  'selected',
  'negotiating',
  'stalled',
  'agreed-in-principle',
  'approved',
  'notified',
  'offered',
  'initialled',
  'signed',
  'awarded',
  'ratified',
  'in-force',
  'delivering',
  'amended',
  'extended',
  'suspended',
  'disputed',
  'notice-given',
  'expired',
  'terminated',
  'rejected',
  'completed',
] as const;
export type Status = (typeof STATUSES)[number];

export const PARTY_ROLES = [
  'signatory',
  'buyer',
  'supplier',
  'contracting-agency',
  'subcontractor',
  'end-user',
  'donor',
  'recipient',
  'host',
  'sending-state',
  'acceding',
  'lender',
  'borrower',
  'lessor',
  'lessee',
  'guarantor',
  'mediator',
  'partner',
  'licensor',
  'licensee',
] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

export const AMOUNT_ROLES = [
  'value',
  'ceiling',
  'estimate',
  'obligated',
  'option',
  'modification',
  'previous',
  'cumulative',
  'total-with-options',
  'component',
  'unit-price',
  'contribution',
  'aid',
  'loan',
  'rent',
  'advance',
  'offset',
  'investment',
  'penalty',
  'bid',
  'unclassified',
] as const;
export type AmountRole = (typeof AMOUNT_ROLES)[number];

export const MODALITIES = ['asserted', 'planned', 'conditional', 'demanded', 'offered', 'estimated', 'denied'] as const;
export type Modality = (typeof MODALITIES)[number];

export const DATE_ROLES = [
  'announced',
  'agreed',
  'initialled',
  'signed',
  'awarded',
  'notified',
  'approved',
  'ratified',
  'effective',
  'expires',
  'terminated',
  'suspended',
  'extended-to',
  'delivery-start',
  'delivery-end',
  'completion',
  'rejected',
  'payment',
  'deadline',
  'option-until',
  'offer-expires',
  'negotiation',
] as const;
export type DateRole = (typeof DATE_ROLES)[number];

export const ATTRIBUTION_KINDS = ['official', 'named-person', 'anonymous', 'media', 'document', 'author'] as const;
export type AttributionKind = (typeof ATTRIBUTION_KINDS)[number];

export const RELATION_TYPES = [
  'amends',
  'option-of',
  'order-under',
  'part-of',
  'implements',
  'supersedes',
  'finances',
  'offset-for',
  'subcontract-of',
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];
