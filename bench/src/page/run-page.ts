// The suite `page`: how fast the page shows, brushes and scrolls sweeps of different sizes in Chromium.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findArticle } from '../article/find-article.ts';
import { BenchError } from '../bench-error.ts';
import { omitEnv } from '../env.ts';
import { describeMachine } from '../machine.ts';
import type { SuiteDeps, SuiteResult } from '../suite.ts';
import { startService } from '../sweeps/start-service.ts';
import { measureLive } from './measure-live.ts';
import { measurePage } from './measure-page.ts';
import { openBrowser } from './open-browser.ts';
import { type PageFigures, renderPage } from './render-page.ts';
import { startSweep, waitForEnd } from './seed-sweep.ts';

const sizes = [1_000, 10_000, 100_000];
/** The live view is measured up to this number of trials. A larger sweep trains for minutes, and ends as many trials a second. */
const mostLive = 10_000;
const threads = 2;

export async function runPage(suite: SuiteDeps): Promise<SuiteResult> {
  const { report, signal, env } = suite;
  const counts = suite.only === undefined ? sizes : suite.only.split(',').map(Number);
  if (!counts.every((count) => Number.isInteger(count) && count > 0 && count <= 100_000)) {
    throw new BenchError('bad-argument', 'Expected --only to be numbers of trials, up to 100000.');
  }
  const article = await findArticle({
    ...{ datasetsDir: env.SWEEPQ_DATASETS_DIR, homeDir: suite.homeDir },
    ...{ downloadUrl: env.SWEEPQ_DATASET_URL, report },
  });
  const homeDir = await mkdtemp(join(tmpdir(), 'sweepq-bench-'));
  const own = {
    ...omitEnv(env, (name) => name === 'REDIS_URL'),
    ...{ SWEEPQ_DATASETS_DIR: dirname(article.folder), SWEEPQ_DATASET_URL: 'http://127.0.0.1:9/' },
  };
  const service = await startService(
    { env: own, homeDir, report, signal },
    { workers: 1, threads },
  );
  const { stack, api } = service;
  const browser = await openBrowser(env);
  try {
    const figures: PageFigures[] = [];
    for (const trials of counts) {
      report(`${trials} trials: training …`);
      const deps = { api, signal };
      const dataset = article.files.name;
      const id = await startSweep(deps, { dataset, trials, seed: trials });
      await Promise.race([waitForEnd(deps, id), stack.failed]);
      report(`${trials} trials: measuring …`);
      const page: PageFigures = await measurePage(
        browser,
        new URL(`/sweeps/${id}`, api.url),
        trials,
      );
      figures.push(page);
      if (trials > mostLive) continue;
      report(`${trials} trials: training while the page is open …`);
      const liveId = await startSweep(deps, { dataset, trials, seed: trials + 1 });
      const ended = Promise.race([waitForEnd(deps, liveId), stack.failed]);
      page.endToFrameMs = await measureLive(browser, new URL(`/sweeps/${liveId}`, api.url), ended);
    }
    const document = {
      suite: 'page',
      machine: describeMachine(),
      browser: browser.version(),
      figures,
    };
    return { document, lines: renderPage(document), ok: true };
  } finally {
    await browser.close();
    await stack.stop();
    await rm(homeDir, { recursive: true, force: true });
  }
}
