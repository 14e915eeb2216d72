import { collect } from '@sweepq/client';
import { startProxy } from '../../support/fault-proxy.ts';
import type { Row, RowContext } from '../row.ts';
import { submitUntilAccepted } from '../world/load.ts';
import { smallSweep } from '../world/requests.ts';
import { post } from '../world/submitting.ts';
import { verify } from '../world/verify.ts';
import { startWorld, type World } from '../world/world.ts';

const share = 0.1;
/** One in this number of submitted sweeps is trained and compared. The others have one trial of one iteration. */
const trainedEvery = 100;
const tiny = { space: { learningRate: 0.005, iterations: 1 } };
const requestOf = (k: number) => (k % trainedEvery === 0 ? smallSweep : tiny);

/** A request takes effect, but the network loses the answer. A retry with the same idempotency key must get the same sweep. */
export const row: Row = {
  number: 12,
  fault: 'a tenth of all replies lost, to the client and to the api',
  quick: false,
  async run(context) {
    const toClient = await loseReplies(context, 'client');
    const toApi = await loseReplies(context, 'api');
    return {
      injected: toClient.swallowed + toApi.swallowed,
      lost: toClient.lost + toApi.lost,
      duplicated: toClient.duplicated + toApi.duplicated,
      hashesEqual: toClient.hashesEqual && toApi.hashesEqual,
      measured: {
        submits: toClient.submits + toApi.submits,
        sweeps: toClient.sweeps + toApi.sweeps,
        lostOnTheWayToClient: toClient.swallowed,
        lostOnTheWayToApi: toApi.swallowed,
        sentInAll: toClient.sent + toApi.sent,
      },
    };
  },
};

/** `way`: the receiver of the lost replies. The replies come from the api to the client, or from Redis to the api. */
async function loseReplies(context: RowContext, way: 'client' | 'api') {
  const throughProxy = way === 'api';
  const world = await startWorld(context, { name: `to-${way}`, workers: 0, throughProxy });
  // The worker has a direct connection, because only replies to the api are lost.
  await world.startWorker({ redisUrl: world.redis.url });
  const proxy = world.proxy ?? (await startProxy(Number(new URL(world.api.url).port)));
  context.defer(proxy.stop);
  const { api, signal } = world;
  const url = `http://127.0.0.1:${proxy.port}`;
  const sender = throughProxy ? world : { signal, api: { ...api, url } };

  proxy.swallow(share, context.random);
  // The api sends several commands to Redis for each submit, so fewer submits are needed.
  const submits = context.pick({ full: 1_000, quick: throughProxy ? 60 : 300 });
  const ids: string[] = [];
  let [next, sent] = [0, 0];
  const submit = async () => {
    while (next < submits) {
      const k = next++;
      const done = await submitUntilAccepted(sender, requestOf(k), `key ${k}`);
      ids[k] = done.id;
      sent += done.sent;
    }
  };
  await Promise.all(Array.from({ length: throughProxy ? 4 : 16 }, submit));
  proxy.swallow(0);
  const { swallowed } = proxy;
  context.expect(
    swallowed > (submits * share) / 2 && sent > submits,
    `Expected lost replies to the ${way}, and retries, got ${swallowed} lost replies and ${sent} requests.`,
  );
  const verdict = await expectOneEach(context, world, ids);
  return { submits, sent, swallowed, ...verdict };
}

/** Each key has one sweep, whose id its sender got, and each sweep is trained once. */
async function expectOneEach(context: RowContext, world: World, ids: readonly string[]) {
  let others = 0;
  for (const [k, id] of ids.entries()) {
    const { body } = await post(world, requestOf(k), { 'idempotency-key': `key ${k}` });
    if (body.id !== id) others += 1;
  }
  context.expect(
    others === 0,
    `Expected each key to give the sweep of its first answer, got ${others} other sweeps.`,
  );
  for (const id of ids) await world.waitForSweep(id);
  const sweeps = await collect(world.client.listSweeps());
  const listed = new Set(sweeps.map(({ id }) => id));
  const unknown = sweeps.filter(({ id }) => !ids.includes(id)).length;
  context.expect(
    unknown === 0,
    `Expected only sweeps whose ids a sender got, got ${unknown} others.`,
  );
  const distinct = new Set(ids).size;
  context.expect(
    distinct === ids.length && listed.size === ids.length,
    `Expected ${ids.length} sweeps, got ${listed.size}; senders got ${distinct} ids.`,
  );
  const done = sweeps.filter(({ counts: { total, completed } }) => completed === total).length;
  context.expect(done === sweeps.length, `Expected all to complete, got ${done}.`);
  const trained = ids.flatMap((id, k) =>
    k % trainedEvery === 0 ? [{ id, request: smallSweep }] : [],
  );
  return { sweeps: listed.size, ...(await verify(context, world, trained)) };
}
