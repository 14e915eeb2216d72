// A small sweep with results for tests of the page.
import type { Page } from 'playwright-core';
import type { shareService } from './service.ts';

type Service = ReturnType<ReturnType<typeof shareService>>['service'];

/** 24 trials: two rates of them diverge at the higher iteration count. */
const space = {
  learningRate: [0.0005, 0.005, 0.05, 100],
  iterations: [20, 100],
  momentum: [0, 0.5, 0.9],
};

/** Submits the sweep and waits for its end. */
export async function submitDone(service: Service, name: string) {
  const { id } = await service.submit({ name, space });
  await service.waitForSweep(id);
  return { id, url: `${service.api.url}/sweeps/${id}` };
}

/** Waits until this number of the trials passes the filter. */
export const waitForShown = (page: Page, shown: number) =>
  page.locator('.filter .count', { hasText: `${shown} of 24 trials` }).waitFor();

/** For polls of the page: a browser on a busy machine is slow. */
export const patience = { timeout: 20_000 };
