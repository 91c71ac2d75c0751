import { createProgress } from '#pipeline/cli/progress';
import type { Watch } from '#pipeline/run/batch';
import { columns } from '#pipeline/view/columns';
import { oneLine } from '#pipeline/view/paint';
import type { Counts, DocumentLine, Plan } from '#schemas/batch';

/** What a run says on standard error: one line that is redrawn on a terminal, else a line from time to time. */
export type BatchLog = {
  readonly watch: Watch;
  readonly fail: (message: string) => void;
  readonly end: (result: {
    readonly inputs: number;
    readonly counts: Counts;
    readonly records: string | null;
    readonly isOld: boolean;
    readonly out: string;
  }) => void;
};

const TICK_MS = 10_000;
/** What went wrong is told of the first ones; documents.jsonl has them all. */
const MOST_TOLD = 20;

export function createBatchLog(format: 'text' | 'json', stream: NodeJS.WriteStream = process.stderr): BatchLog {
  const progress = createProgress(stream);
  const isLive = Boolean(stream.isTTY) && format === 'text';
  const started = performance.now();
  let plan: Plan | null = null;
  let told = 0;
  let lastTick = started;
  const now = { articles: 0, characters: 0, failed: 0, resumed: 0 };

  const say = (level: 'info' | 'warn' | 'error', event: string, text: string, data: object = {}) => {
    if (format === 'json')
      stream.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, message: text, ...data })}\n`);
    else progress.say(text);
  };
  const state = () => {
    const seconds = (performance.now() - started) / 1000;
    const rate = now.articles / seconds;
    const left = plan?.inputs.articles == null ? null : plan.inputs.articles - now.articles - now.resumed;
    return { seconds, rate, secondsLeft: left !== null && rate > 0 ? Math.max(0, left / rate) : null };
  };
  const line = () => {
    const { rate, secondsLeft } = state();
    const of = plan?.inputs.articles == null ? '' : ` of ${plan.inputs.articles}`;
    const left = secondsLeft === null ? '' : `, ${clock(secondsLeft)} left`;
    return `${now.articles + now.resumed}${of} articles, ${megabytes(now.characters)} MB, ${rate.toFixed(0)}/s, ${now.failed} failed${left}`;
  };
  const tick = () => {
    if (isLive) return progress.show(line());
    if (performance.now() - lastTick < TICK_MS) return;
    lastTick = performance.now();
    const { rate, secondsLeft } = state();
    say('info', 'progress', line(), { ...now, rate, secondsLeft });
  };
  const input = (document: DocumentLine, characters: number) => {
    if (characters === 0 && document.status !== 'failed') now.resumed++;
    else now.articles++;
    now.characters += characters;
    if (document.status === 'failed') {
      now.failed++;
      if (told++ < MOST_TOLD)
        say('warn', 'failed', oneLine(document.message ?? ''), { uri: document.uri, class: document.class });
      if (told === MOST_TOLD) say('warn', 'failed', 'further failures are told in documents.jsonl only');
    }
    tick();
  };
  return {
    watch: {
      planned: (made) => {
        plan = made;
        const { files, bytes } = made.inputs;
        say(
          'info',
          'planned',
          `${files} file${files === 1 ? '' : 's'}, ${megabytes(bytes)} MB, plan ${made.id.slice(7, 19)}`,
          {
            plan: made.id,
            files,
            bytes,
          },
        );
      },
      input,
      waits: (message) => say('warn', 'waits', message),
    },
    fail: (message) => {
      progress.clear();
      say('error', 'stopped', format === 'json' ? message : `error: ${message}`);
    },
    end: ({ inputs, counts, records, isOld, out }) => {
      progress.clear();
      const { seconds, rate } = state();
      if (format === 'json') return say('info', 'finished', 'finished', { inputs, ...counts, records, seconds, rate });
      const rows = Object.entries({ inputs, ...counts }).map(([name, count]) => [name, String(count)]);
      const work = isOld ? 'all done before' : `${clock(seconds)}, ${rate.toFixed(0)} articles/s`;
      const where = records === null ? `parts in ${out}, to be merged` : `${out}/records.jsonl ${records.slice(0, 19)}`;
      for (const row of columns(rows, ['left', 'right'])) say('info', 'summary', row);
      say('info', 'summary', `${work}; ${where}`);
    },
  };
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
