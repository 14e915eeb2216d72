import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { waitUntil } from '../../support/wait.ts';
import { good } from '../abuse/good.ts';
import { digestKept } from '../abuse/kept.ts';
import { createLoad, json } from '../abuse/load.ts';
import { expectProblem } from '../abuse/problem.ts';
import type { Row } from '../row.ts';
import { startWorld } from '../world/world.ts';

const keys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
];
const program = new URL('../programs/write-prototype.mjs', import.meta.url);

/** Keys with the names of properties that objects inherit, in every place of a request that may have a key. */
export const row: Row = {
  number: 26,
  fault: '`__proto__` and `constructor` in bodies, queries and paths',
  quick: false,
  async run(context) {
    const output = join(context.dir, 'prototype.json');
    const env = { NODE_OPTIONS: `--import=${program.href}`, CHAOS_OUTPUT: output };
    const world = await startWorld(context, { workers: 0, env });
    const load = createLoad(8);
    context.defer(load.close);
    const text = JSON.stringify(good);
    await load.send(`${world.api.url}/readyz`);
    await load.send(`${world.api.url}/v1/sweeps`);
    const kept = await digestKept(world);
    let injected = 0;
    const expectRefused = async (what: string, path: string, body?: string, pointer?: string) => {
      const asked = body === undefined ? {} : { method: 'POST', headers: json, body };
      const answer = await load.send(world.api.url + path, asked);
      injected += 1;
      const problem = expectProblem(
        context,
        what,
        answer,
        path.includes('?') || body ? [400] : [404],
      );
      if (pointer === undefined) return;
      const pointers = problem?.errors?.map((error) => error.pointer) ?? [];
      context.expect(
        pointers.includes(pointer),
        `Expected ${what} to name ${pointer}, got ${pointers}.`,
      );
    };
    for (const key of keys) {
      const polluted = `"${key}":{"x":1,"prototype":{"x":1}}`;
      await expectRefused(
        `${key} in a body`,
        '/v1/sweeps',
        text.replace('{', `{${polluted},`),
        `/${key}`,
      );
      const within = text.replace('"space":{', `"space":{${polluted},`);
      await expectRefused(`${key} in a space`, '/v1/sweeps', within, `/space/${key}`);
      const range = `{"min":1,"max":2,${polluted}}`;
      const inRange = text.replace('"learningRate":0.005', `"learningRate":${range}`);
      await expectRefused(`${key} in a range`, '/v1/sweeps', inRange, `/space/learningRate/${key}`);
      for (const query of [`${key}=1`, `${key}[x]=1`, `${key}.x=1`]) {
        await expectRefused(`${query} in a query`, `/v1/sweeps?${encodeURI(query)}`);
      }
      await expectRefused(`${key} as a sort`, `/v1/sweeps?sort=${key}`);
      await expectRefused(`${key} in a filter`, `/v1/sweeps?filter=${key}=1`);
      for (const path of [
        `sweeps/${key}`,
        `trials/${key}`,
        `datasets/${key}`,
        `sweeps/${key}/events`,
      ]) {
        await expectRefused(`${key} as an id`, `/v1/${path}`);
      }
    }
    context.expect(kept === (await digestKept(world)), 'Expected no stored data to change.');
    await rm(output, { force: true });
    world.api.kill('SIGUSR2');
    const seen = await waitUntil('the api has written its prototypes', () =>
      readFile(output, 'utf8').catch(() => undefined),
    );
    context.expect(
      seen === '{"x":null,"inherited":[]}',
      `Expected no object to inherit a new property, got ${seen}.`,
    );
    return { injected };
  },
};
