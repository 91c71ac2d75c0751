import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { collect } from '#pipeline/cli/options';
import type { InputOptions } from '#pipeline/io/inputs';
import { columnsOf } from '#pipeline/io/readers/columns';

/** Options of reading that commands share. */
export type ReadingOptions = {
  readonly fetch?: boolean;
  readonly cache?: string;
  readonly delay?: number;
  readonly allowHost: readonly string[];
  readonly userAgent?: string;
  readonly column: readonly string[];
};

export const withReadingOptions = (command: Command): Command =>
  command
    .option('--column <field=name>', 'the column of a table that holds a field: text=Volltext (repeated)', collect, [])
    .option('--fetch', 'also fetch pages that files speak of: lists of URLs, sitemaps, feeds')
    .option('--cache <folder>', 'keep fetched pages there; a second run asks for none of them again')
    .option('--delay <seconds>', 'least pause between two requests to one host (default: 1)', seconds)
    .option(
      '--allow-host <host>',
      'a host (or host:port) that need not be public, such as your own (repeated)',
      collect,
      [],
    )
    .option('--user-agent <text>', 'who asks, as servers and robots.txt see it; name a way to reach you');

/** The same for the reader of inputs. */
export function inputOptions(options: ReadingOptions): Pick<InputOptions, 'columns' | 'fetch'> {
  const { fetch = false, cache = null, delay, allowHost, userAgent, column } = options;
  return {
    columns: columnsOf(column),
    fetch: {
      follow: fetch,
      cache,
      allowHosts: allowHost,
      ...(delay === undefined ? {} : { delay: delay * 1000 }),
      ...(userAgent === undefined ? {} : { userAgent }),
    },
  };
}

function seconds(value: string): number {
  if (!/^\d{1,4}(?:\.\d{1,3})?$/.test(value)) throw new InvalidArgumentError('Expected seconds such as 0.5.');
  return Number(value);
}
