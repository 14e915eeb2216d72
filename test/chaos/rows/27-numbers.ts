import { defaultPrefix, runJobId } from '@sweepq/contract';
import { createQueues } from '@sweepq/queue';
import { waitUntil } from '../../support/wait.ts';
import { good } from '../abuse/good.ts';
import { createLoad, json } from '../abuse/load.ts';
import { expectProblem } from '../abuse/problem.ts';
import type { Row, RowContext } from '../row.ts';
import { readPlanned } from '../world/planned.ts';
import { startWorld, type World } from '../world/world.ts';

const axes = [
  'learningRate',
  'iterations',
  'seed',
  'initScale',
  'l2',
  'momentum',
  'nesterov',
  'preprocessing',
];
/** Texts that are not JSON, and are refused as malformed. */
const notJson = ['NaN', 'Infinity', '-Infinity', '+1', '.5', '0x10', '1e', 'undefined'];
/** Values that are valid for no hyperparameter. */
const wrong = [
  '1e999',
  '-1e999',
  '"0.1"',
  '-1',
  '-5e-324',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '[1e999]',
  '""',
  '1e400',
];
/** Values that are valid for some hyperparameters. */
const some = [
  '-0',
  '0',
  '1.5',
  '9007199254740992',
  '0.1',
  '1e308',
  '5e-324',
  'true',
  '[-0,1]',
  '4294967295',
  '1e100',
  // Means the default. Only `learningRate` and `iterations` have none.
  'null',
];

/** By the rules of docs/api.md, the accepted values of `some` for each hyperparameter. */
const taken: Readonly<Record<string, readonly string[]>> = {
  learningRate: ['1.5', '9007199254740992', '0.1', '1e308', '5e-324', '4294967295', '1e100'],
  iterations: [],
  seed: ['-0', '0', '[-0,1]', '4294967295', 'null'],
  initScale: [
    '-0',
    '0',
    '1.5',
    '9007199254740992',
    '0.1',
    '5e-324',
    '[-0,1]',
    '4294967295',
    '1e100',
    'null',
  ],
  l2: some.filter((value) => value !== 'true'),
  momentum: ['-0', '0', '0.1', '5e-324', 'null'],
  nesterov: ['true', 'null'],
  preprocessing: ['null'],
};

/** What null means, for each hyperparameter that has a default. */
const defaults: Readonly<Record<string, unknown>> = {
  ...{ seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false, preprocessing: 'divide255' },
};

/**
 * Sends each value as each hyperparameter. An invalid value must get 400 with the JSON pointer of its field. packages/plan/src/requests
 * tests 10 000 random values.
 */
export const row: Row = {
  number: 27,
  fault: 'values that are not numbers, for each hyperparameter',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 0 });
    const load = createLoad(8);
    context.defer(load.close);
    let injected = 0;
    const accepted: { id: string; axis: string; value: string }[] = [];
    const send = (axis: string, value: string) => {
      const own = JSON.stringify({ ...good, space: { ...good.space, [axis]: 'HERE' } });
      const body = own.replace('"HERE"', value);
      injected += 1;
      return load.send(`${world.api.url}/v1/sweeps`, { method: 'POST', headers: json, body });
    };
    for (const axis of axes) {
      const pointer = `/space/${axis}`;
      const expectNamed = (value: string, answer: Awaited<ReturnType<typeof send>>) => {
        const problem = expectProblem(context, `${axis} ${value}`, answer, [400]);
        const named = problem?.errors?.some((error) => error.pointer.startsWith(pointer)) ?? false;
        context.expect(
          named,
          `Expected the pointer ${pointer} for ${axis} ${value}, got ${answer.body}.`,
        );
      };
      for (const value of notJson) {
        expectProblem(context, `${axis} ${value}`, await send(axis, value), [400]);
      }
      for (const value of wrong) {
        expectNamed(value, await send(axis, value));
        expectNamed(`{min: ${value}}`, await send(axis, `{"min":${value},"max":1}`));
      }
      expectNamed('{min: null}', await send(axis, '{"min":null,"max":1}'));
      for (const value of some) {
        const answer = await send(axis, value);
        if (!taken[axis]?.includes(value)) expectNamed(value, answer);
        else if (answer.status !== 202)
          context.expect(false, `Expected ${axis} ${value} to be accepted, got ${answer.body}.`);
        else accepted.push({ id: (JSON.parse(answer.body) as { id: string }).id, axis, value });
      }
    }
    await expectPlanned(context, world, accepted);
    return { injected, measured: { planned: accepted.length } };
  },
};

/** Checks the values in the data of the run jobs. The queue of runs is paused, so no worker takes these jobs. */
async function expectPlanned(
  context: RowContext,
  world: World,
  accepted: readonly { id: string; axis: string; value: string }[],
): Promise<void> {
  const queues = createQueues({
    ...{ connection: world.redis.client, prefix: defaultPrefix },
    onError: () => undefined,
  });
  context.defer(() => queues.close());
  await queues.runs.pause();
  await world.startWorker();
  for (const { id, axis, value } of accepted) {
    // JSON has -0. The planner must replace it with 0.
    const asked = [JSON.parse(value) ?? defaults[axis]]
      .flat()
      .map((each) => (each === 0 ? 0 : each));
    const isPlanned = async () => (await readPlanned(world, id, asked.length)).state === 'whole';
    await waitUntil(`${id} is planned`, isPlanned, { timeoutMs: 60_000 });
    const got: unknown[] = [];
    for (let run = 0; run < asked.length; run++) {
      const job = await queues.runs.getJob(runJobId(id, run, 0));
      const hyperparameters: Record<string, unknown> = { ...job?.data.hyperparameters };
      got.push(hyperparameters[axis]);
      const odd = Object.entries(hyperparameters).find(([, each]) => !isSound(each));
      context.expect(
        odd === undefined,
        `Expected finite values without -0 in the jobs of ${id}, got ${odd}.`,
      );
    }
    const isSame =
      asked.length === got.length && asked.every((each) => got.some((one) => Object.is(one, each)));
    context.expect(isSame, `Expected ${asked} as ${axis} in the jobs, got ${got}.`);
  }
}

const isSound = (value: unknown) =>
  typeof value === 'number'
    ? Number.isFinite(value) && !Object.is(value, -0)
    : typeof value === 'boolean' || typeof value === 'string';
