import { goodText } from '../abuse/good.ts';
import { listListening } from '../abuse/listening.ts';
import { createLoad, json, tally, tell } from '../abuse/load.ts';
import type { Row } from '../row.ts';
import { startWorld } from '../world/world.ts';

const mostSeries = 500;

/** What can be reached of the processes, and what they count. What the user of Redis may do is not asked here. */
export const row: Row = {
  number: 38,
  fault: 'open ports, and a metric for everything',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 1 });
    for (const part of [world.api, ...world.workers]) {
      const listening = await listListening(part.pid);
      const own = new URL(part.url).host;
      context.expect(
        listening.join() === own,
        `Expected ${part.name} to listen at ${own} alone, got ${listening.join()}.`,
      );
    }
    const load = createLoad(100);
    context.defer(load.close);
    const sweeps = context.pick({ full: 10_000, quick: 200 });
    const asked = { method: 'POST', headers: json, body: goodText };
    const answers = await Promise.all(
      Array.from({ length: sweeps }, () => load.send(`${world.api.url}/v1/sweeps`, asked)),
    );
    const statuses = tally(answers.map(({ status }) => status));
    context.expect(
      statuses.get(202) === sweeps,
      `Expected ${sweeps} sweeps, got ${tell(statuses)}.`,
    );
    // Paths, methods and hosts that anybody can make up.
    const made = Array.from({ length: sweeps / 10 }, (_, k) => [
      load.send(`${world.api.url}/v1/sweeps/swp_${k}`),
      load.send(`${world.api.url}/made-up-${k}?x=${k}`),
      load.send(`${world.api.url}/admin/queues/api/queues/${k}`, { method: 'PUT' }),
      load.send(`${world.api.url}/v1/sweeps`, {
        method: ['PUT', 'PROPFIND', 'MOVE'][k % 3] as string,
      }),
    ]);
    await Promise.all(made.flat());
    let series = 0;
    for (const part of [world.api, ...world.workers]) {
      const text = (await load.send(`${part.url}/metrics`)).body;
      const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      series = Math.max(series, lines.length);
      const named = /swp_|made-up/.test(text);
      context.expect(!named, `Expected no metric of ${part.name} to name a sweep or a path.`);
    }
    context.expect(series <= mostSeries, `Expected at most ${mostSeries} series, got ${series}.`);
    return { injected: sweeps + made.length * 4, measured: { series } };
  },
};
