// Requests with an unknown path, an invalid query, or a method that is not allowed.
import { beforeAll, describe, expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { startService } from './support/service.ts';

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
  return () => service.stop();
});

describe('an unknown path, an invalid query or a wrong method is answered with problem details', () => {
  const cases: [method: string, path: string, status: number, detail: RegExp][] = [
    ['GET', '/v1/nothing', 404, /no route GET \/v1\/nothing/],
    ['GET', '/v1/sweeps/swp_1', 404, /no sweep `swp_1`/],
    ['GET', '/v1/sweeps/swp_1/trials', 404, /no sweep/],
    ['GET', '/v1/sweeps/swp_1/runs', 404, /no sweep/],
    ['GET', '/v1/trials/swp_1-t0', 404, /no trial/],
    ['GET', '/v1/trials/swp_1-t0/cost-curve.png', 404, /no trial/],
    ['GET', '/v1/datasets/dogs', 404, /got `dogs`/],
    ['GET', '/v1/datasets/..%2f..%2fetc', 404, /to be 1 to 64 characters: letters/],
    [
      'GET',
      '/v1/datasets/Gr%C3%B6%C3%9Fe',
      404,
      /beginning with a letter or a digit, .* got `Größe`/,
    ],
    ['GET', '/v1/datasets/synthetic-cats/images/train/209.png', 404, /from 0 to 208, got `209`/],
    ['GET', '/v1/datasets/synthetic-cats/images/all/0.png', 404, /images\/train\/25.png/],
    ['GET', '/v1/sweeps/%ff', 400, /cannot be read/],
    ['GET', '/v1/sweeps?limit=0', 400, /`limit` to be a whole number from 1 to 1000, got `0`/],
    ['GET', '/v1/sweeps?limit=1001', 400, /got `1001`/],
    ['GET', '/v1/sweeps?limit=1&limit=2', 400, /`limit`/],
    ['GET', '/v1/sweeps?page=2', 400, /Expected no query parameter `page`/],
    ['GET', '/v1/sweeps?cursor=zzz', 400, /`cursor` to be the `nextCursor`/],
    ['DELETE', '/v1/sweeps', 405, /GET, POST, HEAD, got DELETE/],
    ['PUT', '/v1/datasets', 405, /GET, POST, HEAD, got PUT/],
    ['PUT', '/metrics', 405, /GET, HEAD, got PUT/],
  ];

  test.each(cases)('%s %s', async (method, path, status, detail) => {
    const response = await fetch(`${service.api.url}${path}`, { method });
    expect(response.status).toBe(status);
    expect((await readProblem(response)).detail).toMatch(detail);
    if (status === 405) expect(response.headers.get('allow')).toContain('GET');
  });
});
