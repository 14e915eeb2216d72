// Pictures of several cost curves of a sweep.
import type { Sweep } from '@sweepq/client';
import { beforeAll, expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { startService } from './support/service.ts';

let service: Awaited<ReturnType<typeof startService>>;
let sweep: Sweep;

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const space = {
    learningRate: [0.0005, 0.001, 0.002, 0.003, 0.004, 0.005, 1e300],
    iterations: [30, 120],
  };
  const submitted = await service.submit({ name: 'rates <b>', space });
  sweep = await service.waitForSweep(submitted.id);
  return () => service.stop();
});

const fetchPicture = (query = '', format = 'svg', id = sweep.id) =>
  fetch(`${service.api.url}/v1/sweeps/${id}/cost-curves.${format}${query}`);

/** Returns the texts of the title and of the legend. */
async function readTexts(query = '') {
  const response = await fetchPicture(query);
  expect(response.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
  const svg = await response.text();
  const textsAt = (x: number) =>
    [...svg.matchAll(new RegExp(`<text[^>]* x="${x}"[^>]*>([^<]*)<`, 'g'))].map(([, text]) => text);
  return { title: textsAt(360), legend: textsAt(98) };
}

test('by default, the whole curves of the 6 best runs are drawn, and the title says so', async () => {
  const trials = await service.listTrials(sweep.id);
  const rates = new Set(trials.map(({ params }) => params.learningRate));
  const { title, legend } = await readTexts();
  expect(legend).toEqual([...rates].slice(0, 6).map((rate) => `learning rate = ${rate}`));
  expect(title).toEqual([
    'rates &lt;b&gt;',
    '6 of 7 runs: the best by metrics.test.accuracy',
    'iterations = 120',
  ]);
});

test('the trials that the request names are drawn, with what they share in the title', async () => {
  const { title, legend } = await readTexts('?trials=1,3,13&sort=index');
  expect(title).toEqual(['rates &lt;b&gt;', 'iterations = 120']);
  expect(legend).toEqual([
    'learning rate = 0.0005',
    'learning rate = 0.001',
    expect.stringMatching(/^learning rate = 1e\+300 \(diverged after \d+ iterations?\)$/),
  ]);
  // Two trials of one run have one curve, which ends at different iterations.
  expect((await readTexts('?trials=0,1&sort=index')).legend).toEqual([
    'iterations = 30',
    'iterations = 120',
  ]);
});

test('the curves are sorted, filtered and limited like the list', async () => {
  const query = `?sort=-params.learningRate&limit=2&filter=${encodeURIComponent('status = completed AND params.iterations = 120')}`;
  const { title, legend } = await readTexts(query);
  expect(legend).toEqual(['learning rate = 0.005', 'learning rate = 0.004']);
  expect(title[1]).toBe('2 of 7 runs: the first by -params.learningRate');
});

test('the PNG has twice the size of the SVG, and Accept gives the same picture', async () => {
  const png = Buffer.from(await (await fetchPicture('', 'png')).arrayBuffer());
  expect(png.readUInt32BE(16)).toBe(1440);
  const accept = { headers: { accept: 'image/png' } };
  const same = await fetch(`${service.api.url}/v1/sweeps/${sweep.id}/cost-curves`, accept);
  expect(Buffer.from(await same.arrayBuffer()).equals(png)).toBe(true);
  const bytes = await service.client.drawCurves(sweep.id, 'png', { trials: '1,3' });
  expect([...bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
});

test('a sweep without curves, and trials of another sweep, are refused', async () => {
  const { id } = await service.submit({ space: { learningRate: 0.005, iterations: 300_000 } });
  const none = await readProblem(await fetchPicture('', 'svg', id));
  expect([none.status, none.detail]).toEqual([404, expect.stringMatching(/has a cost curve yet/)]);
  await service.client.cancel(id);
  for (const query of ['?trials=99', '?limit=13', '?trial=1']) {
    expect((await fetchPicture(query)).status).toBe(400);
  }
});
