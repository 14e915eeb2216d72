import { good } from '../abuse/good.ts';
import { createLoad, json } from '../abuse/load.ts';
import { expectProblem } from '../abuse/problem.ts';
import type { Row } from '../row.ts';
import { listRuns } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

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
/** No JSON: refused as such. */
const notJson = ['NaN', 'Infinity', '-Infinity', '+1', '.5', '0x10', '1e', 'undefined'];
/** Right for no hyperparameter. */
const wrong = [
  '1e999',
  '-1e999',
  '"0.1"',
  '-1',
  '-5e-324',
  '[]',
  'null',
  '{}',
  '[[]]',
  '[null]',
  '[1e999]',
  '""',
  '1e400',
];
/** Right for some. */
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
];

/**
 * Each as each hyperparameter. The matrix has 422: the answer here is 400, with the field by its JSON pointer. Ten thousand
 * drawn ones are in packages/queue, beside the schema.
 */
export const row: Row = {
  number: 27,
  fault: 'numbers that are none, as any hyperparameter',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 0 });
    const load = createLoad(8);
    context.defer(load.close);
    let [injected, planned] = [0, 0];
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
          `Expected ${axis} ${value} to be named as ${pointer}, got ${answer.body}.`,
        );
      };
      for (const value of notJson) {
        expectProblem(context, `${axis} ${value}`, await send(axis, value), [400]);
      }
      for (const value of wrong) {
        expectNamed(value, await send(axis, value));
        expectNamed(`{min: ${value}}`, await send(axis, `{"min":${value},"max":1}`));
      }
      for (const value of some) {
        const answer = await send(axis, value);
        if (answer.status !== 202) {
          expectNamed(value, answer);
          continue;
        }
        planned += 1;
        const { id } = JSON.parse(answer.body) as { id: string };
        const runs = JSON.stringify((await listRuns(world, id)).map((run) => run.hyperparameters));
        const kept = (await world.redis.client.keys(`*${id}*`)).length;
        context.expect(
          !/null|NaN|Infinity|-0[,}]/.test(runs),
          `Expected finite values, got ${runs}.`,
        );
        context.expect(kept > 0, `Expected ${id} to be kept.`);
      }
    }
    context.expect(planned > 0, 'Expected some to be taken, got none.');
    return { injected, measured: { planned } };
  },
};
