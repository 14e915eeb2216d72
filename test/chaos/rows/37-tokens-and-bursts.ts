import { good } from '../abuse/good.ts';
import { createLoad, describeCounts, tally } from '../abuse/load.ts';
import { expectProblem } from '../abuse/problem.ts';
import type { Row } from '../row.ts';
import { startWorld } from '../world/world.ts';

const secret = 'a-secret-of-a-writer.0123456789';
const looker = 'a-secret-of-a-reader.0123456789';
const paths = [
  '/v1/sweeps',
  '/v1/sweeps/ID',
  '/v1/sweeps/ID/trials',
  '/v1/events',
  '/v1/usage',
  '/metrics',
  '/openapi.json',
  '/docs/',
  '/admin/queues/',
  '/admin/queues/api/queues',
  '/none',
];
const wrong = [
  '',
  secret.slice(0, -1),
  `${secret}x`,
  secret.toUpperCase(),
  'x'.repeat(8_000),
  '%00',
  looker.slice(1),
];
const noBody = '{"x": }';

/** Requests with no token, a wrong one or a read-only one; unknown ids; and more requests per minute than the limit. */
export const row: Row = {
  number: 37,
  fault: 'wrong tokens, unknown ids, bursts of requests',
  quick: false,
  async run(context) {
    const limit = context.pick({ full: 600, quick: 200 });
    const env = {
      SWEEPQ_TOKENS: `ci:${secret}:write,look:${looker}:read`,
      SWEEPQ_RATE_LIMIT: `${limit}`,
    };
    const world = await startWorld(context, { workers: 0, env });
    const load = createLoad(20);
    context.defer(load.close);
    let injected = 0;
    const send = (method: string, path: string, token?: string, body?: string) => {
      injected += 1;
      const headers = {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      };
      return load.send(world.api.url + path, { method, headers, ...(body && { body }) });
    };
    const submitted = await send('POST', '/v1/sweeps', secret, JSON.stringify(good));
    const { id } = JSON.parse(submitted.body) as { id: string };
    for (const path of paths.map((each) => each.replace('ID', id))) {
      for (const method of ['GET', 'POST', 'DELETE']) {
        expectProblem(
          context,
          `${method} ${path} without a token`,
          await send(method, path),
          [401],
        );
      }
    }
    for (const path of [
      '/v1/sweeps',
      `/v1/sweeps/${id}/cancel`,
      '/admin/queues/api/queues/runs/add',
    ]) {
      expectProblem(
        context,
        `a write to ${path} by a reader`,
        await send('POST', path, looker, noBody),
        [403],
      );
    }
    const other = `swp_${'0'.repeat(26)}`;
    for (const path of [
      `sweeps/${other}`,
      `sweeps/${other}/trials`,
      `sweeps/${other}/events`,
      `trials/${other}-t0`,
      `trials/${id}-t999999`,
      `sweeps/${other}/runs`,
      'datasets/none',
    ]) {
      expectProblem(context, `GET ${path}`, await send('GET', `/v1/${path}`, secret), [404]);
    }
    for (const steer of ['cancel', 'pause', 'resume', 'retry', 'extend']) {
      const answer = await send('POST', `/v1/sweeps/${other}/${steer}`, secret, '{"iterations":2}');
      expectProblem(context, `POST ${steer}`, answer, [400, 404]);
    }
    for (const token of wrong) {
      expectProblem(
        context,
        `the token ${token.slice(0, 40)}`,
        await send('GET', '/v1/sweeps', token),
        [401],
      );
    }
    // A third of the requests each has a valid token, a wrong token, and no token.
    const burst = await Promise.all(
      Array.from({ length: limit * 3 }, (_, k) =>
        send('GET', '/v1/sweeps?limit=1', [secret, `${secret}${k}`, undefined][k % 3]),
      ),
    );
    const statuses = tally(burst.map(({ status }) => status));
    const known = [200, 401, 429];
    context.expect(
      [...statuses.keys()].every((status) => known.includes(status)),
      `Expected 200, 401 or 429, got ${describeCounts(statuses)}.`,
    );
    context.expect(
      (statuses.get(429) ?? 0) > 0,
      `Expected some 429, got ${describeCounts(statuses)}.`,
    );
    for (const answer of burst.filter(({ status }) => status !== 200)) {
      expectProblem(context, 'a request of the burst', answer, [401, 429]);
      const wait = Number(answer.headers['retry-after']);
      context.expect(
        answer.status !== 429 || (wait > 0 && wait <= 60),
        `Expected Retry-After of 1 to 60 s, got ${wait}.`,
      );
    }
    const live = await send('GET', '/healthz');
    context.expect(
      live.status === 200,
      `Expected /healthz to be 200 afterwards, got ${live.status}.`,
    );
    return { injected, measured: { refused: statuses.get(429) ?? 0 } };
  },
};
