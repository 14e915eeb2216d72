// Names, tags and notes of sweeps, lists that are filtered by them, and archived sweeps.
import type { Sweep } from '@sweepq/client';
import type { SweepRequest } from '@sweepq/contract';
import { beforeAll, expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { startService } from './support/service.ts';
import { long, short, steer } from './support/steering.ts';

type Service = Awaited<ReturnType<typeof startService>>;
type Page = { items: Sweep[]; nextCursor: string | null };

let service: Service;
beforeAll(async () => {
  service = await startService();
  return () => service.stop();
});

const edit = (id: string, body: unknown) =>
  fetch(new URL(`/v1/sweeps/${id}`, service.api.url), {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const edited = async (id: string, body: unknown) => {
  const response = await edit(id, body);
  expect(response.status).toBe(200);
  return (await response.json()) as Sweep;
};
const submit = (
  labels: Pick<SweepRequest, 'name' | 'tags' | 'note'> & Partial<Pick<SweepRequest, 'space'>>,
) => service.submit({ space: short, ...labels });
const list = async (query: string) => (await service.get<Page>(`/v1/sweeps?${query}`)).items;

test('a sweep has the labels of its submission and of later edits', async () => {
  const plain = await submit({});
  expect(plain).toMatchObject({ name: null, tags: [], note: null, archived: false });
  const given = await submit({ name: 'first', tags: [' article ', 'β'], note: 'as in\nthe book' });
  const labels = { name: 'first', tags: ['article', 'β'], note: 'as in\nthe book' };
  expect(given).toMatchObject(labels);
  expect(await edited(given.id, { name: 'second' })).toEqual({ ...given, name: 'second' });
  expect(await edited(given.id, { tags: [], note: null })).toMatchObject({
    ...{ name: 'second', tags: [], note: null },
  });
  expect(await edited(given.id, { name: null, archived: true })).toMatchObject({
    ...{ name: null, archived: true },
  });
  expect(await service.readSweep(given.id)).toMatchObject({ name: null, archived: true });
  expect(await edited(given.id, { archived: false })).toMatchObject({ archived: false });
});

test('keeps concurrent edits of different labels, in any status of the sweep', async () => {
  const { id } = await submit({ space: long });
  await steer(service, id, 'pause');
  await Promise.all(
    [{ name: 'n' }, { tags: ['t'] }, { note: 'o' }].map((body) => edited(id, body)),
  );
  await steer(service, id, 'cancel');
  expect(await edited(id, { tags: ['t', 'u'] })).toMatchObject({
    ...{ status: 'cancelled', name: 'n', tags: ['t', 'u'], note: 'o' },
  });
});

test.each([
  [{}, '', 'Expected the body to be an object with `name`, `tags`, `note` or `archived`'],
  [{ dataset: 'cats' }, '/dataset', 'Expected no key `dataset`'],
  [{ name: '' }, '/name', 'to be a text of 1 to 120 characters'],
  [{ archived: null }, '/archived', 'to be true or false'],
  [{ tags: null }, '/tags', 'to be a list of at most 20 tags'],
  [{ tags: Array.from({ length: 21 }, String) }, '/tags', 'to be a list of at most 20 tags'],
  [{ tags: ['a,b'] }, '/tags/0', 'Expected `tags[0]` to be a text of 1 to 50 characters without'],
  [{ tags: ['a', ' '] }, '/tags/1', 'to be a text of 1 to 50 characters'],
  [{ tags: ['a', ' a'] }, '/tags/1', 'to be another tag, got `a` again'],
  [{ note: 'x'.repeat(2001) }, '/note', 'to be a text of 1 to 2000 characters'],
  [{ note: '\u0000' }, '/note', 'without control characters other than line breaks'],
])('an edit %j is refused', async (body, pointer, detail) => {
  const { id } = await submit({});
  const problem = await readProblem(await edit(id, body));
  expect(problem).toMatchObject({ status: 400, type: 'urn:sweepq:problem:validation' });
  expect(problem.errors?.map((error) => error.pointer)).toContain(pointer);
  expect(problem.detail).toContain(detail);
});

test('answers an edit of an unknown sweep with 404, and a PUT of a sweep with 405', async () => {
  const id = 'swp_00000000000000000000000000';
  expect((await edit(id, { name: 'x' })).status).toBe(404);
  const { status, headers } = await fetch(new URL(`/v1/sweeps/${id}`, service.api.url), {
    method: 'PUT',
  });
  expect([status, headers.get('allow')]).toEqual([405, 'GET, PATCH, DELETE, HEAD']);
});

test('finds sweeps by tags, text, status and `archived`, page by page', async () => {
  const other = await startService();
  const mine = service;
  service = other;
  try {
    const a = await submit({ name: 'Learning Rates', tags: ['article', 'x'] });
    const b = await submit({ note: 'higher RATES of l2', tags: ['article'] });
    const c = await submit({ tags: ['rate', 'x'] });
    const d = await submit({ name: 'put away', tags: ['article', 'x'] });
    await edited(d.id, { archived: true });
    await steer(service, b.id, 'cancel');
    await steer(service, c.id, 'pause');
    for (const [query, found] of [
      ['', [c, b, a]],
      ['archived=any', [d, c, b, a]],
      ['archived=true', [d]],
      ['tag=article', [b, a]],
      ['tag=article&tag=x', [a]],
      ['tag=article&tag=x&archived=any', [d, a]],
      ['tag=artic', []],
      ['text=rate', [c, b, a]],
      ['text=SYNTHETIC', [c, b, a]],
      [`text=${encodeURIComponent('ｌｅａｒｎＩＮＧ')}`, [a]],
      [`text=${b.id.slice(10)}`, [b]],
      ['name=Learning%20Rates', [a]],
      ['name=Learning', []],
      ['name=put%20away', []],
      ['name=put%20away&archived=any', [d]],
      ['text=rates&status=queued,paused', [a]],
      ['status=paused', [c]],
      ['status=completed', []],
    ] as const) {
      const ids = (await list(query)).map(({ id }) => id);
      expect([query, ids]).toEqual([query, found.map(({ id }) => id)]);
    }
    const first = await service.get<Page>('/v1/sweeps?tag=article&archived=any&limit=2');
    expect(first.items.map(({ id }) => id)).toEqual([d.id, b.id]);
    const rest = await service.get<Page>(
      `/v1/sweeps?tag=article&archived=any&limit=2&cursor=${first.nextCursor}`,
    );
    expect([rest.items.map(({ id }) => id), rest.nextCursor]).toEqual([[a.id], null]);
    const whole = await service.get<Page>('/v1/sweeps?tag=article&limit=2');
    expect([whole.items.length, whole.nextCursor]).toEqual([2, null]);
  } finally {
    service = mine;
    await other.stop();
  }
});

test.each([
  ['tag=', 'Expected `tag[0]` to be a tag of 1 to 50 characters'],
  ['text=', 'Expected `text` to be a text of 1 to 200 characters'],
  ['text=a&text=b', 'Expected `text` to be a text of 1 to 200 characters'],
  ['status=done', 'Expected `status` to be one or more of queued, running, paused'],
  ['archived=yes', 'Expected `archived` to be true, false or any, got `yes`'],
  ['tags=a', 'Expected no key `tags`'],
])('a list by %s is refused', async (query, detail) => {
  const problem = await readProblem(await fetch(new URL(`/v1/sweeps?${query}`, service.api.url)));
  expect(problem.status).toBe(400);
  expect(problem.detail).toContain(detail);
});
