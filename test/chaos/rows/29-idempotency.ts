import { good } from '../abuse/good.ts';
import { countSweeps } from '../abuse/kept.ts';
import { createLoad, describeCounts, json, tally } from '../abuse/load.ts';
import { expectProblem } from '../abuse/problem.ts';
import type { Row } from '../row.ts';
import { startWorld } from '../world/world.ts';

/** Sends one idempotency key many times, also after the api was killed and restarted. */
export const row: Row = {
  number: 29,
  fault: 'one Idempotency-Key sent many times',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 0 });
    const load = createLoad(50);
    context.defer(load.close);
    const send = (key: string, body: object = good) => {
      const headers = { ...json, 'idempotency-key': key };
      const asked = { method: 'POST', headers, body: JSON.stringify(body) };
      return load.send(`${world.api.url}/v1/sweeps`, asked);
    };
    const rounds = context.pick({ full: 10, quick: 2 });
    for (let round = 0; round < rounds; round++) {
      const key = `key-${round}-${'k'.repeat(round)}`;
      const answers = await Promise.all(Array.from({ length: 50 }, () => send(key)));
      const statuses = tally(answers.map(({ status }) => status));
      context.expect(
        statuses.get(202) === 50,
        `Expected 202 for all 50 requests, got ${describeCounts(statuses)}.`,
      );
      const idOf = ({ body }: { body: string }) => (JSON.parse(body) as { id: string }).id;
      const ids = new Set(answers.map(idOf));
      context.expect(ids.size === 1, `Expected one sweep, got ${ids.size}.`);
      expectProblem(context, 'another body', await send(key, { ...good, name: 'other' }), [422]);
      world.api.kill('SIGKILL');
      await world.api.exited;
      await world.startApi();
      const again = await send(key);
      context.expect(
        again.status === 202 && ids.has(idOf(again)),
        `Expected the same sweep after a restart, got ${again.status} ${again.body.slice(0, 100)}.`,
      );
      context.expect(
        again.headers['idempotency-replayed'] === 'true',
        'Expected the header Idempotency-Replayed after a restart.',
      );
    }
    for (const bad of ['x'.repeat(256), 'x'.repeat(4_000), 'é', '""', '']) {
      expectProblem(context, `a key of ${bad.length} characters`, await send(bad), [400]);
    }
    const sweeps = await countSweeps(world);
    return {
      injected: rounds * 52 + 5,
      lost: Math.max(0, rounds - sweeps),
      duplicated: Math.max(0, sweeps - rounds),
    };
  },
};
