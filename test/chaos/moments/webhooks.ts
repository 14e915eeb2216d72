// Redis loses changes while webhook messages are sent: the end of a sweep, the sending of its message, or the delivery.
import { collect } from '@sweepq/client';
import { defaultPrefix } from '@sweepq/contract';
import { waitUntil } from '../../support/wait.ts';
import type { RowContext } from '../row.ts';
import type { Receiver } from '../world/receiver.ts';
import { readStoredEvents } from '../world/stored-events.ts';
import type { SentSweep, World } from '../world/world.ts';
import type { Moment, Scene } from './moment.ts';
import { bringToEnd, submit } from './steering.ts';

const request: SentSweep = {
  space: { learningRate: [0.001, 0.003, 0.005], iterations: [2_000, 20_000], seed: [0, 1] },
};

type Stage = 'ended' | 'sent' | 'delivered';
const deliveredWithinMs = 60_000;

const webhookMoment = (receiver: Receiver, stage: Stage): Moment => ({
  what: `webhook messages (${stage})`,
  begin: (scene) => beginWebhooks(scene, receiver, stage),
});

export const webhookMoments = (receiver: Receiver) =>
  (['ended', 'sent', 'delivered'] as const).map((stage) => webhookMoment(receiver, stage));

async function beginWebhooks({ context, world }: Scene, receiver: Receiver, stage: Stage) {
  const sweep = await submit(world, { ...request, webhooks: [{ url: receiver.url }] });
  const { id } = sweep;
  const stem = `${defaultPrefix}:store:sweep:${id}`;
  const of = (type: string) =>
    receiver.received.filter(
      ({ data, ...message }) => message.type === type && data.sweepId === id,
    );
  const stages = {
    ended: async () => (await world.redis.client.hexists(stem, 'finishedAt')) === 1,
    sent: async () => of('sweep.ended').length > 0,
    delivered: async () =>
      (await world.redis.client.hvals(`${stem}:deliveries`)).some(
        (text) => text.includes('sweep.ended') && text.includes('"delivered"'),
      ),
  };
  return {
    make: () =>
      waitUntil(`the sweep or its message is ${stage}`, stages[stage], { everyMs: 1 }).then(
        () => undefined,
      ),
    isIn: ({ has }: { has: (text: string) => boolean }) =>
      has(stage === 'delivered' ? `${stem}:deliveries` : stem),
    async settle() {
      const ended = await bringToEnd(world, id);
      if (ended !== undefined) await expectDelivered(context, world, id, of);
      // Without webhooks, which do not affect the results of the training.
      return [{ ...sweep, request }];
    },
  };
}

/** Expects that each notice was sent at least once, with one id and the same content each time. */
async function expectDelivered(
  context: RowContext,
  world: World,
  id: string,
  of: (type: string) => Receiver['received'],
): Promise<void> {
  const areDelivered = async () => {
    const deliveries = await collect(world.client.listDeliveries(id));
    const isDone = deliveries.every(({ status }) => status === 'delivered');
    return isDone && deliveries.some(({ type }) => type === 'sweep.ended');
  };
  await waitUntil('all messages are delivered', areDelivered, {
    timeoutMs: deliveredWithinMs,
  }).catch(() => undefined);
  context.expect(
    await areDelivered(),
    `Expected all messages of ${id} to be delivered, got some that are not.`,
  );
  const { finishedAt, status } = await world.client.readSweep(id);
  const ends = of('sweep.ended').filter(({ data }) => data.finishedAt === finishedAt);
  const ids = new Set(ends.map((message) => message.id));
  context.expect(
    ids.size === 1 && ends[0]?.data.status === status,
    `Expected the message about the end of ${id} to have one id, got ${ids.size}.`,
  );
  const bodies = new Map<string, string>();
  for (const { id: message, body } of [...of('sweep.ended'), ...of('trial.best')]) {
    const before = bodies.get(message) ?? body;
    context.expect(
      before === body,
      `Expected the message ${message} to have the same body each time, got ${body}.`,
    );
    bodies.set(message, before);
  }
  const named = new Set(of('trial.best').map(({ data }) => data.trialId));
  for (const { event } of await readStoredEvents(world, id)) {
    const leads = event.type !== 'best' || named.has(event.id);
    context.expect(leads, `Expected a webhook message for ${JSON.stringify(event)}, got none.`);
  }
}
