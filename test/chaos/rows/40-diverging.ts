import { collect } from '@sweepq/client';
import type { Row } from '../row.ts';
import { verify } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

/** Learning rates at which the cost diverges. Every answer about these trials must contain only finite numbers. */
export const row: Row = {
  number: 40,
  fault: 'diverging runs',
  quick: false,
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
    // The number is fixed, because all machines compute the same bits.
    const expected = context.pick({ full: 12, quick: 1 });
    context.expect(
      diverged.length === expected,
      `Expected ${expected} trials to diverge, got ${diverged.length}.`,
    );
    for (const { id: trial, modelDigest, failure } of diverged) {
      context.expect(modelDigest !== null, `Expected ${trial} to keep its last finite model.`);
      context.expect(
        failure?.code === 'diverged',
        `Expected ${trial} to have the failure diverged, got ${failure?.code}.`,
      );
      const { layers } = await world.client.readModel(trial);
      const numbers = layers.flatMap(({ bias, weights }) => [...bias, ...weights.flat()]);
      context.expect(numbers.every(Number.isFinite), `Expected finite weights of ${trial}.`);
    }
    let numbers = 0;
    for (const path of pathsOf(
      id,
      diverged.map((trial) => trial.id),
    )) {
      const response = await fetch(new URL(path, world.api.url));
      context.expect(response.ok, `Expected ${path} to be answered, got ${response.status}.`);
      const { checked, odd } = await checkNumbers(response);
      numbers += checked;
      context.expect(odd.length === 0, `Expected numbers in ${path}, got ${odd[0]}.`);
      if (/cost-curves|cost-curve$|model\.json$/.test(path)) {
        context.expect(checked > 0, `Expected numbers in ${path}, got none.`);
      }
    }
    const verdict = await verify(context, world, [{ id, request }]);
    return { injected: diverged.length, measured: { numbers }, ...verdict };
  },
};

const pathsOf = (sweep: string, trials: readonly string[]) => [
  ...['', '/trials?limit=1000', '/trials.csv', '/runs', '/cost-curves', '/cost-curves.bin'].map(
    (path) => `/v1/sweeps/${sweep}${path}`,
  ),
  ...trials.flatMap((trial) =>
    ['', '/cost-curve', '/cost-curve.csv', '/cost-curve.svg', '/model.json'].map(
      (path) => `/v1/trials/${trial}${path}`,
    ),
  ),
];

type Checked = { checked: number; odd: string[] };

async function checkNumbers(response: Response): Promise<Checked> {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('application/octet-stream')) {
    return checkCurves(await response.arrayBuffer());
  }
  const text = await response.text();
  return /json/.test(type) ? checkJson(JSON.parse(text)) : checkText(text);
}

/** JSON writes NaN and infinity as `null`, so each value in these fields must be a finite number. */
function checkJson(value: unknown, within = ''): Checked {
  if (typeof value !== 'object' || value === null) return { checked: 0, odd: [] };
  const parts = Object.entries(value).map(([name, part]): Checked => {
    const path = `${within}/${name}`;
    const has = ['points', 'curve', 'weights', 'metrics'].includes(name) && part !== null;
    return has ? expectNumbers(part, path) : checkJson(part, path);
  });
  return { checked: sum(parts), odd: parts.flatMap(({ odd }) => odd) };
}

function expectNumbers(value: unknown, path: string): Checked {
  if (typeof value === 'object' && value !== null) {
    // The metrics have no `validation` without a validation split.
    const given = Object.entries(value).filter(([name, part]) => name !== 'validation' || part);
    const parts = given.map(([name, part]) => expectNumbers(part, `${path}/${name}`));
    return { checked: sum(parts), odd: parts.flatMap(({ odd }) => odd) };
  }
  return { checked: 1, odd: Number.isFinite(value) ? [] : [`${path}: ${value}`] };
}

const sum = (parts: readonly Checked[]) => parts.reduce((all, { checked }) => all + checked, 0);

/** Checks the costs in the binary form, which can contain NaN and infinity. docs/api.md describes the layout. */
function checkCurves(bytes: ArrayBuffer): Checked {
  const [, , count = 0] = new Uint32Array(bytes, 0, 4);
  const costs: number[] = [];
  for (let k = 0, at = 16; k < count; k++) {
    const [, , points = 0] = new Uint32Array(bytes, at, 4);
    costs.push(...new Float64Array(bytes, at + 16, points));
    at += 16 + 8 * points + 4 * (points + (points % 2));
  }
  const odd = costs.filter((cost) => !Number.isFinite(cost)).map((cost) => `a cost of ${cost}`);
  return { checked: costs.length, odd };
}

function checkText(text: string): Checked {
  const found = /(?<![\w"])(NaN|-?Infinity|-?inf)(?!\w)/i.exec(text);
  return { checked: 0, odd: found === null ? [] : [found[0]] };
}
