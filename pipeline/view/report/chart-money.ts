import type { Html } from '#pipeline/view/report/html';
import { type Money, words } from '#pipeline/view/report/labels';
import { bar, canvas, figure, key, label, tally } from '#pipeline/view/report/svg';
import type { ArticleRecord } from '#schemas/record';

const [WIDTH, ROW, LEFT, RIGHT] = [420, 24, 46, 34];
const [MOST_CURRENCIES, MOST_ROLES] = [8, 5];

type Amount = { readonly currency: string; readonly role: string };

/** How many amounts of each currency stand in which role; sums of different deals would say nothing. */
export function moneyChart(records: readonly ArticleRecord[]): Html {
  const amounts = records.flatMap(amountsOf);
  const currencies = tally(amounts.map(({ currency }) => currency)).slice(0, MOST_CURRENCIES);
  const roles = tally(amounts.map(({ role }) => role));
  const named = roles.slice(0, MOST_ROLES).map(([role]) => role);
  const series = roles.length > MOST_ROLES ? [...named, 'other roles'] : named;
  const most = Math.max(1, ...currencies.map(([, count]) => count));
  const rows = currencies.map(([currency, count], i) => {
    let x = LEFT;
    const y = i * ROW + 4;
    const mine = amounts.filter((amount) => amount.currency === currency);
    const bars = series.map((role, s) => {
      const part = mine.filter((one) => (named.includes(one.role) ? one.role : 'other roles') === role).length;
      const width = (part / most) * (WIDTH - LEFT - RIGHT);
      const box = { x, y, width, height: ROW - 8 };
      x += width;
      return part > 0 && bar(box, `series s${s}`, `${currency}: ${part} × ${words(role)}`);
    });
    return [label(0, y + 13, currency), bars, label(x + 6, y + 13, String(count))];
  });
  const says = currencies.map(([currency, count]) => `${currency}: ${count}`).join('; ');
  const height = currencies.length * ROW + 4;
  return figure(
    'Amounts by currency and role',
    says,
    currencies.length ? canvas(WIDTH, height, `Number of amounts by currency: ${says}`, rows) : null,
    key(series.map((role, s) => [`series s${s}`, words(role)])),
  );
}

/** One entry for each amount of each agreement, by its first mention: a conversion is no amount of its own. */
function amountsOf({ agreements, money }: ArticleRecord): readonly Amount[] {
  const byId = new Map<string, Money>(money.map((one) => [one.id, one]));
  return agreements.flatMap(({ amounts }) =>
    amounts.flatMap(({ money: [id = ''], role }) => {
      const first = byId.get(id);
      return first ? [{ currency: first.currency ?? '?', role }] : [];
    }),
  );
}
