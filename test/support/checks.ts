// Verifications and audits on the page of a sweep.
import { collect, type Operation } from '@sweepq/client';
import type { Page } from 'playwright-core';
import type { Service } from './service.ts';

/** A sweep whose trials a search chooses and a rule prunes. */
export const learned = {
  space: {
    learningRate: { min: 0.0005, max: 1, scale: 'log' as const },
    momentum: { min: 0, max: 0.9 },
    iterations: 90,
  },
  search: { strategy: 'tpe' as const, trials: 24, seed: 3, parallelism: 4, startup: 5 },
  pruning: { rule: 'halving' as const, minIterations: 2, cohort: 9 },
  objective: { metric: 'metrics.train.cost' as const },
};

/** Submits the sweep, and waits for its end. */
export async function trainLearned(service: Service, name: string) {
  const { id } = await service.submit({ ...learned, name });
  const sweep = await service.waitForSweep(id);
  return { id, sweep, url: `${service.api.url}/sweeps/${id}` };
}

/** The panel with the checks of a sweep. */
export const panelOf = (page: Page) =>
  page.locator('.panel', { has: page.getByRole('heading', { name: 'Checks', exact: true }) });

/** Opens a form of the view, fills the size of the sample, and starts the operation. */
export async function startCheck(page: Page, kind: 'Verify' | 'Audit', sample: string) {
  await page.getByRole('button', { name: `${kind}…` }).click();
  const label = kind === 'Verify' ? 'Trials to train again' : 'Pruned trials to train';
  await page.getByLabel(label).fill(sample);
  const name = kind === 'Verify' ? 'Start the verification' : 'Start the audit';
  await page.getByRole('button', { name }).click();
}

export const readOperations = ({ client }: Service, id: string): Promise<Operation[]> =>
  collect(client.listOperations({ filter: `target.sweepId = ${id}` }));
