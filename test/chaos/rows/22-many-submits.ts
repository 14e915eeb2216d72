import { goodText } from '../abuse/good.ts';
import { countSweeps } from '../abuse/kept.ts';
import { createLoad, json, tally, tell } from '../abuse/load.ts';
import { watchResident } from '../abuse/resident.ts';
import type { Row } from '../row.ts';
import { expectNoUnhandled } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

const mostMb = 512;

/** All submits are under way at once; half of them are beyond the rate that an address has. */
export const row: Row = {
  number: 22,
  fault: 'thousands of submits at once',
  quick: false,
  async run(context) {
    const submits = context.pick({ full: 10_000, quick: 500 });
    const env = { SWEEPQ_RATE_LIMIT: `${submits * 0.6}` };
    const world = await startWorld(context, { workers: 0, env });
    const readMostMb = watchResident(context, world.api.pid);
    const load = createLoad(context.pick({ full: 1_000, quick: 100 }));
    context.defer(load.close);
    const url = `${world.api.url}/v1/sweeps`;
    const asked = { method: 'POST', headers: json, body: goodText };
    const answers = await Promise.all(Array.from({ length: submits }, () => load.send(url, asked)));
    const statuses = tally(answers.map(({ status }) => status));
    const others = [...statuses.keys()].filter((status) => status !== 202 && status !== 429);
    context.expect(others.length === 0, `Expected 202 and 429 alone, got ${tell(statuses)}.`);
    const early = answers.filter(
      ({ status, headers }) => status === 429 && !headers['retry-after'],
    );
    context.expect(
      early.length === 0,
      `Expected Retry-After with every 429, not with ${early.length}.`,
    );
    const apiMb = await readMostMb();
    context.expect(apiMb < mostMb, `Expected the api to stay below ${mostMb} MB, got ${apiMb}.`);
    // Another process counts from 0, so that the list may be read.
    await world.api.stop();
    await world.startApi();
    const accepted = statuses.get(202) ?? 0;
    context.expect(accepted > 0, 'Expected some to be accepted, got none.');
    const lost = accepted - (await countSweeps(world));
    context.expect(lost >= 0, `Expected a sweep for each that was accepted, got ${-lost} more.`);
    await expectNoUnhandled(context, world);
    return { injected: submits, lost: Math.max(0, lost), measured: { apiMb, accepted } };
  },
};
