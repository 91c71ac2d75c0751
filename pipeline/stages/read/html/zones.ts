import type { Measures } from '#pipeline/stages/read/html/measure';
import { type Element, isElement, type Node } from '#pipeline/stages/read/html/tree';
import type { SegmentRole } from '#schemas/vocabulary';

const TAGS: ReadonlyMap<string, SegmentRole> = new Map<string, SegmentRole>([
  ['nav', 'navigation'],
  ['footer', 'navigation'],
  ['aside', 'related'],
  ['figcaption', 'caption'],
  ['menu', 'navigation'],
]);

/** Elements whose class says nothing: they may hold the whole page. */
const WHOLE: ReadonlySet<string> = new Set(['html', 'body', 'main', 'article', 'h1']);

const SINGLE: ReadonlyMap<string, SegmentRole> = new Map(
  Object.entries({
    promo:
      'newsletter newsletters subscribe subscription subscriptions signup promo promos promobox promotion advert advertisement advertisements advertising ad ads adslot adunit adbox dfp sponsored sponsor donate donation paywall regwall piano cta banner',
    related:
      'related relateds recirc recirculation readmore trending recommend recommended recommendation recommendations outbrain taboola teaser teasers mostread mostpopular popular relatedposts relatedarticles relatedcontent seealso playlist carousel moreon',
    navigation:
      'share sharing shares sharebar social socials sharedaddy breadcrumb breadcrumbs crumbs toolbar tags taglist topics nav navbar navigation pagination pager menu masthead sidebar footer toc skiplink hidden offscreen offpage tooltip modal popup overlay lightbox ticker weather',
    comment: 'comments commentlist disqus respond',
    byline: 'byline bylines',
    caption: 'caption captions figcaption photocredit imagecredit',
    legal: 'cookie cookies consent gdpr onetrust copyright disclaimer',
  }).flatMap(([role, list]) => list.split(' ').map((word): [string, SegmentRole] => [word, role as SegmentRole])),
);

const PAIRS: ReadonlyMap<string, SegmentRole> = new Map(
  Object.entries({
    promo: 'sign-up news-letter ad-container ad-slot ad-wrapper ad-unit in-ad',
    related:
      'read-more more-stories more-from most-read most-popular read-also read-next see-also you-may more-news latest-news top-stories inline-related more-articles recent-posts twitter-tweet instagram-media tiktok-embed fb-post',
    navigation:
      'tag-list tags-list skip-link sr-only screen-reader visually-hidden print-only social-links share-tools nav-previous nav-next post-navigation article-tags post-tags reading-time read-time',
    about:
      'author-bio author-box author-info author-card author-profile about-author author-description about-the author-block',
    byline:
      'author-name authors-list article-author post-author entry-meta article-meta post-meta article-info author-names article-authors',
    caption:
      'photo-credit image-credit img-credit image-source photo-source media-credit image-caption photo-caption credit-line image-copyright',
    comment: 'comment-list comments-area comment-section',
  }).flatMap(([role, list]) => list.split(' ').map((pair): [string, SegmentRole] => [pair, role as SegmentRole])),
);

/** Small words of a class or id: "ArticleBody__by-line" → article, body, by, line. */
export function classWords(name: string): readonly string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** The role that an element's name, class and attributes give to all text in it, or null. */
export type Zones = (element: Element) => SegmentRole | null;

/** The most of a page's paragraph text that one class may take out of the article. */
const LARGEST_SHARE = 0.25;
const SMALL = 400;

/**
 * Zones of a page by its markup. A class that would take out much of the page's running text says nothing about it
 * ("paywall" on every paragraph of one publisher, "has-sidebar" on the article of another) and is not heeded.
 */
export function zonesOfPage(body: Element, measures: Measures): Zones {
  const verdicts = verdictsOfPage();
  const total = measures.get(body)?.paragraphs ?? 0;
  const limit = Math.max(SMALL, total * LARGEST_SHARE);
  const taken = new Map<string, number>();
  const visit = (element: Element): void => {
    const paragraphs = measures.get(element)?.paragraphs ?? 0;
    if (verdicts(element) !== null) {
      const label = labelOf(element);
      taken.set(label, (taken.get(label) ?? 0) + paragraphs);
      if (paragraphs <= limit) return;
    }
    for (const child of element.children) if (isElement(child as Node)) visit(child as Element);
  };
  visit(body);
  return (element) => {
    const role = verdicts(element);
    return role === null || (taken.get(labelOf(element)) ?? 0) > limit ? null : role;
  };
}

const labelOf = ({ name, attribs }: Element): string =>
  `${TAGS.has(name) ? name : ''} ${attribs.class ?? ''} ${attribs.id ?? ''}`;

/** Remembers the verdict on each class attribute of one page. */
function verdictsOfPage(): Zones {
  const known = new Map<string, SegmentRole | null>();
  return (element) => {
    const { name, attribs } = element;
    const byTag = TAGS.get(name);
    if (byTag) return byTag;
    if (isHidden(attribs)) return 'navigation';
    if (WHOLE.has(name)) return null;
    const label = `${attribs.class ?? ''} ${attribs.id ?? ''}`;
    if (label === ' ') return null;
    const verdict = known.get(label);
    if (verdict !== undefined) return verdict;
    const role = roleOfLabel(label);
    known.set(label, role);
    return role;
  };
}

function isHidden(attribs: Readonly<Record<string, string>>): boolean {
  if (attribs.hidden !== undefined || attribs['aria-hidden'] === 'true') return true;
  const { style } = attribs;
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function roleOfLabel(label: string): SegmentRole | null {
  for (const name of label.split(/\s+/)) {
    const words = classWords(name);
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as string;
      const role = SINGLE.get(word) ?? PAIRS.get(`${word}-${words[i + 1]}`);
      if (role) return role;
    }
  }
  return null;
}
