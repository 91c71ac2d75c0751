import robotsModule from 'robots-parser';

/** The package's types tell of a default export, its code is one function. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** What a host's robots.txt says to one agent. */
export type Robots = {
  readonly allows: (url: string) => boolean;
  /** Milliseconds to leave between two requests; 0 where it asks for none. */
  readonly delay: number;
  /** Why nothing is allowed though no rule says so; null otherwise. */
  readonly fault: string | null;
};

/** RFC 9309 asks for at least 500 KiB to be read. */
export const LARGEST_ROBOTS = 512_000;
/** More than this is no wish for politeness. */
const LONGEST_DELAY = 30_000;

const ALL: Robots = { allows: () => true, delay: 0, fault: null };

/** By RFC 9309: where there is no such file all is allowed, where the server fails nothing is. */
export function robotsOf(
  url: string,
  { status, text }: { readonly status: number; readonly text: string },
  userAgent: string,
): Robots {
  if (status >= 500 || status === 429)
    return { allows: () => false, delay: 0, fault: `robots.txt could not be read (status ${status})` };
  if (status !== 200) return ALL;
  const agent = agentToken(userAgent);
  const robots = robotsParser(url, text.slice(0, LARGEST_ROBOTS));
  return {
    allows: (page) => robots.isAllowed(page, agent) !== false,
    delay: Math.min((robots.getCrawlDelay(agent) ?? 0) * 1000, LONGEST_DELAY),
    fault: null,
  };
}

/** "Entente/0.1 (…)" → "Entente": the name that robots.txt speaks of. */
const agentToken = (userAgent: string): string => /^[\w-]+/.exec(userAgent)?.[0] ?? userAgent;
