import { good } from '../abuse/good.ts';
import { listKeys } from '../abuse/kept.ts';
import { createLoad, json, median } from '../abuse/load.ts';
import { expectProblem } from '../abuse/problem.ts';
import type { Row } from '../row.ts';
import { startWorld } from '../world/world.ts';

const list = (count: number, first: number, step: number) =>
  Array.from({ length: count }, (_, k) => first + k * step);
/** 10^9 combinations. */
const listed = {
  learningRate: list(25, 0.001, 0.001),
  iterations: list(100, 1, 1),
  seed: list(100, 0, 1),
  initScale: list(10, 0.01, 0.01),
  l2: list(10, 0, 0.01),
  momentum: list(10, 0, 0.01),
  nesterov: [false, true],
  preprocessing: ['divide255', 'standardize'],
};
const counted = {
  learningRate: { min: 0.001, max: 1, count: 1_000 },
  iterations: { min: 1, max: 1_000, count: 1_000 },
  seed: { min: 1, max: 1_000, count: 1_000 },
  initScale: { min: 0, max: 1, count: 1_001 },
  l2: { min: 0, max: 1, count: 1_001 },
  momentum: { min: 0, max: 0.5, count: 1_001 },
};

/** The api must count the combinations exactly, and refuse them with 400, without listing them. */
export const row: Row = {
  number: 28,
  fault: '1 000 000 000 combinations',
  quick: true,
  async run(context) {
    const world = await startWorld(context, { workers: 0 });
    const load = createLoad(1);
    context.defer(load.close);
    await load.send(`${world.api.url}/readyz`);
    await load.send(`${world.api.url}/v1/sweeps`);
    const before = await listKeys(world);
    const rounds = context.pick({ full: 20, quick: 5 });
    // With the quick size other tests run at the same time, so the time limit is longer.
    const mostMs = context.pick({ full: 50, quick: 2_000 });
    let slowestMs = 0;
    for (const [space, count] of [
      [listed, `${10 ** 9}`],
      [counted, `${1_000n ** 3n * 1_001n ** 3n}`],
    ] as const) {
      const times: number[] = [];
      for (let k = 0; k < rounds; k++) {
        const asked = { method: 'POST', headers: json, body: JSON.stringify({ ...good, space }) };
        const answer = await load.send(`${world.api.url}/v1/sweeps`, asked);
        times.push(answer.ms);
        const problem = expectProblem(context, 'the space', answer, [400]);
        const isExact = problem?.detail.includes(`got ${count}.`) ?? false;
        context.expect(isExact, `Expected the count ${count}, got ${problem?.detail}`);
      }
      slowestMs = Math.max(slowestMs, Math.round(median(times)));
    }
    context.expect(slowestMs < mostMs, `Expected an answer in ${mostMs} ms, got ${slowestMs}.`);
    const keys = (await listKeys(world)).filter((key) => !before.includes(key));
    context.expect(keys.length === 0, `Expected no new key in Redis, got ${keys}.`);
    return { injected: 2 * rounds, measured: { slowestMs } };
  },
};
