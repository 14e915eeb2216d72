import { goodText } from '../abuse/good.ts';
import { digestKept } from '../abuse/kept.ts';
import { createLoad, json } from '../abuse/load.ts';
import { expectProblem } from '../abuse/problem.ts';
import type { Row } from '../row.ts';
import { startWorld } from '../world/world.ts';

const origins = [
  'https://evil.example',
  'null',
  'file://',
  'http://localhost',
  'http://localhost:1',
  'http://localhost.evil.example',
  'http://evil.example/localhost',
  'data:text/html,x',
  '',
];
const hosts = [
  'evil.example',
  'rebound.example:3000',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '10.0.0.1',
  '0.0.0.0',
  '[::2]',
  '169.254.169.254',
  'localhost@evil.example',
];
const writes = [
  ['POST', '/v1/sweeps'],
  ['POST', '/v1/sweeps/ID/cancel'],
  ['PATCH', '/v1/sweeps/ID'],
  ['DELETE', '/v1/sweeps/ID'],
  ['PUT', '/admin/queues/api/queues/runs/pause'],
  ['PUT', '/admin/queues/api/queues/runs/empty'],
] as const;
const pages = [
  '/',
  '/docs/',
  '/admin/queues/',
  '/admin/queues/queue/runs',
  '/v1/sweeps',
  '/healthz',
  '/none',
];

/** Requests that a browser sends for pages of other sites must be refused, and no answer may be shown in a frame. */
export const row: Row = {
  number: 35,
  fault: 'foreign Origin or Host, and frames',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 0 });
    const load = createLoad(8);
    context.defer(load.close);
    const { host } = new URL(world.api.url);
    const submitted = await load.send(`${world.api.url}/v1/sweeps`, {
      method: 'POST',
      headers: json,
      body: goodText,
    });
    const { id } = JSON.parse(submitted.body) as { id: string };
    const kept = await digestKept(world);
    let injected = 0;
    const expectRefused = async (method: string, path: string, headers: Record<string, string>) => {
      injected += 1;
      const body = method === 'POST' || method === 'PATCH' ? { body: goodText } : {};
      const url = world.api.url + path.replace('ID', id);
      const answer = await load.send(url, { method, headers: { ...json, ...headers }, ...body });
      expectProblem(context, `${method} ${path} with ${JSON.stringify(headers)}`, answer, [403]);
    };
    for (const [method, path] of writes) {
      for (const origin of origins) await expectRefused(method, path, { host, origin });
      for (const other of hosts) {
        await expectRefused(method, path, { host: other, origin: `http://${other}` });
      }
    }
    for (const path of pages) {
      for (const other of hosts) await expectRefused('GET', path, { host: other });
      const { headers } = await load.send(world.api.url + path);
      const isFramed =
        headers['x-frame-options'] !== 'DENY' ||
        !`${headers['content-security-policy']}`.includes("frame-ancestors 'none'");
      context.expect(!isFramed, `Expected ${path} to forbid frames.`);
      injected += 1;
    }
    context.expect(kept === (await digestKept(world)), 'Expected no state to change.');
    return { injected };
  },
};
