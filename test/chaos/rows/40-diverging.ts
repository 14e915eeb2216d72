import { collect } from '@sweepq/client';
import type { Row } from '../row.ts';
import { verify } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

/** Learning rates at which the cost explodes: an outcome like any other, told in finite numbers. */
export const row: Row = {
  number: 40,
  fault: 'diverging runs',
  quick: true,
  async run(context) {
    const world = await startWorld(context, { threads: 2 });
    const learningRate = context.pick({ full: [1e3, 1e4, 1e6, 1e9], quick: [1e3] });
    const l2 = context.pick({ full: [0, 0.1, 10], quick: [10] });
    const space = { learningRate: [0.005, ...learningRate], l2, iterations: [1, 500] };
    const request = { space };
    const id = await world.submit(request);
    await world.waitForSweep(id);
    const trials = await collect(world.client.listTrials(id));
    const diverged = trials.filter(({ status }) => status === 'diverged');
    context.expect(diverged.length > 0, 'Expected some trials to diverge, got none.');
    for (const { id: trial, modelSha256, failure } of diverged) {
      context.expect(modelSha256 !== null, `Expected ${trial} to keep its last finite model.`);
      context.expect(
        failure?.code === 'diverged',
        `Expected ${trial} to say why, got ${failure?.code}.`,
      );
      const { bias, weights } = await world.client.readWeights(trial);
      const numbers = [bias, ...weights];
      context.expect(numbers.every(Number.isFinite), `Expected finite weights of ${trial}.`);
    }
    // Whatever is answered of them holds numbers only; JSON has no others, and the rest is looked through.
    for (const path of pathsOf(
      id,
      diverged.map((trial) => trial.id),
    )) {
      const response = await fetch(new URL(path, world.api.url));
      const text = await response.text();
      context.expect(response.ok, `Expected ${path} to be answered, got ${response.status}.`);
      const found = /(?<![\w"])(NaN|-?Infinity|-?inf)(?!\w)/.exec(text);
      context.expect(found === null, `Expected no NaN in ${path}, got ${found?.[0]}.`);
    }
    const verdict = await verify(context, world, [{ id, request }]);
    return { injected: diverged.length, ...verdict };
  },
};

const pathsOf = (sweep: string, trials: readonly string[]) => [
  ...['', '/trials?limit=1000', '/trials.csv', '/runs', '/cost-curves'].map(
    (path) => `/v1/sweeps/${sweep}${path}`,
  ),
  ...trials.flatMap((trial) =>
    ['', '/cost-curve', '/cost-curve.csv', '/cost-curve.svg', '/weights'].map(
      (path) => `/v1/trials/${trial}${path}`,
    ),
  ),
];
