import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runReport } from '#pipeline/cli/run-report';
import type { ArticleRecord } from '#schemas/record';
import { isBrowserMissing, launch } from './browser.js';
import { LOST, look, SHOWN } from './in-page.js';
import { recordsOf } from './records.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const work = mkdtempSync(join(tmpdir(), 'entente-report-'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = 'out/report';

const EVIL = '<script>alert(1)</script><img src=x onerror=alert(2)>';
const HOSTILE = {
  title: `Peru and Chile sign ${EVIL}</script><!--`,
  text: `Peru and Chile signed a treaty worth $40 million on 3 May 2024. ${EVIL} "><svg onload=alert(3)> \u202egnp.exe\u202c and \u200b.`,
  published: '2024-05-04',
};

let browser: Browser;
let records: readonly ArticleRecord[];
const report = join(work, 'report.html');

/** What a page did that it should not have done. */
type Watched = { readonly page: Page; readonly requests: string[]; readonly complaints: string[] };

async function open(hash = '', options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const [requests, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(`${pathToFileURL(report)}${hash}`);
  return { page, requests, complaints };
}

async function goTo(page: Page, index: number): Promise<void> {
  await page.evaluate(`location.hash = '#${index + 1}'`);
  await page.locator(`#articles a[aria-current][href="#${index + 1}"]`).waitFor();
}

const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe);
  const found: AxeResults = await page.evaluate('axe.run()');
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};

describe.skipIf(isBrowserMissing())('the report in a browser', () => {
  beforeAll(async () => {
    const hostile = join(work, 'hostile.jsonl');
    writeFileSync(hostile, `${JSON.stringify(HOSTILE)}\n`);
    records = await recordsOf('fixtures', hostile);
    const file = join(work, 'records.jsonl');
    writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    expect(await runReport(file, { output: report })).toBe(0);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(work, { recursive: true });
  });

  test('asks for nothing but itself and complains of nothing', async () => {
    const { page, requests, complaints } = await open();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(requests).toEqual([String(pathToFileURL(report))]);
    expect(complaints).toEqual([]);
    expect(await page.locator('#articles li').count()).toBe(records.length);
    expect(await page.locator('figure svg').count()).toBe(3);
  });

  test('filters by status, party, amount and words, with counts', async () => {
    const { page } = await open();
    const counted = () => page.locator('#counted').textContent();
    const signed = records.filter(({ agreements }) => agreements.some(({ status }) => status === 'signed'));
    await page.locator('#status').selectOption('signed');
    expect(await counted()).toBe(`${signed.length} of ${records.length} articles`);
    expect(await page.locator('#status option:checked').textContent()).toBe(`signed (${signed.length})`);
    expect(await page.locator('#articles li').count()).toBe(signed.length);

    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByLabel('Amount, at least').fill('100 million');
    await page.locator('#currency').selectOption('USD');
    const large = records.filter(({ agreements, money }) =>
      agreements.some(({ amounts }) =>
        amounts.some(({ money: ids }) =>
          money.some(
            ({ id, currency, amount, high }) => ids.includes(id) && currency === 'USD' && (amount ?? high ?? 0) >= 1e8,
          ),
        ),
      ),
    );
    expect(large.length).toBeGreaterThan(0);
    await expect.poll(() => page.locator('#articles li').count()).toBe(large.length);

    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByLabel('Search titles and parties').fill('slovenia stinger');
    await expect.poll(() => page.locator('#articles li').count()).toBe(1);
    await page.locator('#articles a').click();
    await page.getByRole('heading', { level: 2, name: /Stinger/ }).waitFor();
  });

  test('shows every article word for word, each mark over its span', async () => {
    const { page } = await open();
    for (const [i, record] of records.entries()) {
      await goTo(page, i);
      const shown: { text: string; words: Record<string, string> } = await page.evaluate(SHOWN);
      expect(shown.text).toBe(record.article.text);
      const { money, dates, parties, agreements, other } = record;
      const spans = [
        ...money,
        ...dates,
        ...other,
        ...parties.flatMap(({ mentions }) => mentions),
        ...agreements.flatMap(({ evidence }) => evidence),
      ];
      for (const { start, end, quote } of spans) expect(shown.words[`${start}-${end}`]).toBe(quote);
    }
  });

  test('leads from every field to its words, and back', async () => {
    const { page } = await open();
    for (const i of records.keys()) {
      await goTo(page, i);
      const lost: readonly string[] = await page.evaluate(LOST);
      expect(lost).toEqual([]);
    }
    const field = page.locator('.card button.go').first();
    await field.focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('MARK');
    await page.keyboard.press('Escape');
    expect(await page.locator('.card button.go:focus').textContent()).toBe(await field.textContent());
  });

  test('every fact of a card is a button', async () => {
    const { page } = await open();
    for (const [i] of records.entries()) {
      await goTo(page, i);
      expect(await page.locator('.card .plain:not(.tone .plain)').allTextContents()).toEqual([]);
    }
  });

  test('takes the markup of an article for words', async () => {
    const { page, complaints } = await open(`#${records.length}`);
    await page.getByRole('heading', { level: 2 }).getByText(HOSTILE.title).waitFor();
    expect(await page.locator('.text').textContent()).toBe(HOSTILE.text);
    expect(await page.locator('#articles').getByText(HOSTILE.title).count()).toBe(1);
    expect(await page.locator('#view :is(script, img, svg)').count()).toBe(0);
    const invisible = await page
      .locator('.text .inv')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-u')));
    expect(invisible).toEqual(['U+202E', 'U+202C', 'U+200B']);
    await page.waitForTimeout(300);
    expect(complaints).toEqual([]);
  });

  test('looks unlike agreed where something is only asked for', async () => {
    const asked = records.findIndex(({ agreements }) =>
      agreements.some(({ amounts }) => amounts.some(({ modality }) => modality === 'demanded')),
    );
    const { page } = await open(`#${asked + 1}`);
    expect(await page.evaluate(look('.text mark.money.demanded'))).not.toEqual(
      await page.evaluate(look('.text mark.money.asserted')),
    );
    expect(await page.locator('.card .chip.demanded').count()).toBeGreaterThan(0);
  });

  const asked = () => records.findIndex(({ source }) => source.uri.includes('iceland')) + 1;

  test('passes the accessibility check on a desk in the light, and has its picture taken', async () => {
    const { page } = await open();
    expect(await violations(page)).toEqual([]);
    await page.evaluate(`location.hash = '#${asked()}'`);
    await page.locator('.card').first().waitFor();
    expect(await violations(page)).toEqual([]);
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, 'desktop-light.png') });
  });

  test('passes the accessibility check on a phone in the dark, fits it, and has its picture taken', async () => {
    const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', deviceScaleFactor: 2 } as const;
    const { page } = await open('', phone);
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(await page.locator('#articles li').first().isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.locator(`#articles a[href="#${asked()}"]`).click();
    await page.locator('.card').first().waitFor();
    expect(await page.locator('#articles').isVisible()).toBe(false);
    expect(await violations(page)).toEqual([]);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(pictures, 'phone-dark.png') });
    await page.getByRole('button', { name: 'List' }).click();
    expect(await page.locator('#articles').isVisible()).toBe(true);
  });
});
