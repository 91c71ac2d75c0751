/** What one input may unfold to; beyond it a failure says so and the rest goes on. */
export const LIMITS = {
  /** Members of an archive, records of a crawl. */
  members: 100_000,
  /** Bytes that an archive may unfold to in all. */
  total: 2_000_000_000,
  /** Archives within archives; sitemaps within sitemaps. */
  nesting: 2,
  /** Pages of one sitemap (sitemaps.org allows as many). */
  links: 50_000,
} as const;
