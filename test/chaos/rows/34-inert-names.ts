import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../support/browser.ts';
import { cliPath } from '../../support/cli.ts';
import { good } from '../abuse/good.ts';
import { createLoad, json } from '../abuse/load.ts';
import { payloads } from '../abuse/payloads.ts';
import { expectProblem } from '../abuse/problem.ts';
import type { Row, RowContext } from '../row.ts';
import { startWorld, type World } from '../world/world.ts';

const run = promisify(execFile);

/** Names, tags and notes with markup, formulas and control characters must have no effect in any output, or be refused. */
export const row: Row = {
  number: 34,
  fault: 'markup, formulas and control characters in names',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { env: { LOG_LEVEL: 'debug' } });
    const load = createLoad(8);
    context.defer(load.close);
    const url = `${world.api.url}/v1/sweeps`;
    const ids: string[] = [];
    for (const payload of payloads) {
      const tag = payload.replaceAll(',', '').slice(0, 50).trim();
      const body = JSON.stringify({ ...good, name: payload, tags: [tag], note: payload });
      const answer = await load.send(url, { method: 'POST', headers: json, body });
      if (answer.status === 202) ids.push((JSON.parse(answer.body) as { id: string }).id);
      else expectProblem(context, JSON.stringify(payload), answer, [400]);
      // An invalid query is repeated in the detail of problem details, and not in a page.
      const echo = `${world.api.url}/v1/sweeps?sort=${encodeURIComponent(payload.replace(/\p{Cs}/gu, '?'))}`;
      expectProblem(context, `an echo of ${JSON.stringify(payload)}`, await load.send(echo), [400]);
    }
    context.expect(ids.length >= 40, `Expected 40 names to be accepted, got ${ids.length}.`);
    for (const id of ids) await world.waitForSweep(id);
    await expectInertTexts(context, world, ids);
    const dialogs = await countDialogs(context, world, ids);
    context.expect(!dialogs, `Expected no dialog in a browser, got ${dialogs}.`);
    return {
      injected: payloads.length,
      measured: { taken: ids.length, dialogs: dialogs ?? 'no browser' },
    };
  },
};

/** Control characters and separators. The caller removes line ends first. */
const isControl = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

async function expectInertTexts(context: RowContext, world: World, ids: readonly string[]) {
  const env = { ...world.env, SWEEPQ_URL: world.api.url };
  // With the quick size, only five sweeps are shown, because each command is a new process.
  const shown = ids.slice(0, context.pick({ full: ids.length, quick: 5 }));
  for (const args of [['ls', '--limit', '100'], ...shown.map((id) => ['show', id])]) {
    const { stdout } = await run(process.execPath, [cliPath, ...args], { env }).catch(
      (error) => error,
    );
    // Emoji of several parts contain the zero width joiner (U+200D).
    const odd = stdout.replace(/[\n\u200d]/g, '').match(isControl);
    context.expect(
      stdout !== '' && odd === null,
      `Expected a plain terminal from ${args[0]}, got ${JSON.stringify(odd?.[0])}.`,
    );
  }
  // The CSV has no column for names. Its texts are statuses and failures.
  for (const id of ids) {
    const csv = await (await fetch(`${world.api.url}/v1/sweeps/${id}/trials.csv`)).text();
    context.expect(!/(^|,)"?[=+@]/m.test(csv), `Expected no formula in the CSV of ${id}.`);
  }
  const svg = await (await fetch(`${world.api.url}/v1/trials/${ids[0]}-t0/cost-curve.svg`)).text();
  context.expect(!/alert|<script|onload/i.test(svg), 'Expected an SVG without names.');
  for (const part of [world.api, ...world.workers]) {
    const metrics = await (await fetch(`${part.url}/metrics`)).text();
    context.expect(!metrics.includes('alert'), 'Expected no metric to contain a name.');
  }
  const dir = join(world.homeDir, 'logs');
  for (const file of await readdir(dir)) {
    const lines = (await readFile(join(dir, file), 'utf8')).trim().split('\n');
    const broken = lines.filter((line) => /[^\P{Cc}\t]/u.test(line) || !isRecord(line));
    context.expect(
      broken.length === 0,
      `Expected one record per line in ${file}, got ${broken[0]}.`,
    );
  }
}

function isRecord(line: string): boolean {
  if (!line.startsWith('{')) return true;
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/** The number of dialogs that the pages opened. Undefined without a browser. */
async function countDialogs(context: RowContext, { api }: World, ids: readonly string[]) {
  if (chromiumPath === undefined) {
    context.expect(context.size === 'quick', 'Expected an installed browser, got none.');
    return undefined;
  }
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  context.defer(() => browser.close());
  const page: Page = await browser.newPage();
  let dialogs = 0;
  page.on('dialog', async (dialog) => {
    dialogs += 1;
    await dialog.dismiss();
  });
  const open = async (path: string, shown?: string) => {
    await page.goto(api.url + path, { waitUntil: 'domcontentloaded' });
    if (shown !== undefined) await page.getByText(shown).first().waitFor({ state: 'attached' });
  };
  await open('/admin/queues/queue/sweeps?status=completed');
  await page.locator('a[href*="/queue/sweeps/swp_"]').first().waitFor({ state: 'attached' });
  const opened = ids.slice(0, context.pick({ full: ids.length, quick: 5 }));
  for (const id of opened) await open(`/admin/queues/queue/sweeps/${id}`, id);
  await open(`/v1/trials/${ids[0]}-t0/cost-curve.svg`);
  for (const payload of payloads.slice(0, 24)) {
    await open(`/v1/${encodeURIComponent(payload)}`);
  }
  // The page `/docs` is opened with only three names, because its script is large.
  for (const payload of payloads.slice(0, 3)) {
    await open(`/docs/?url=${encodeURIComponent(payload)}#/${encodeURIComponent(payload)}`);
  }
  return dialogs;
}
