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
  [
    {},
    '',
    'Expected the body to be an object with `name`, `tags`, `note`, `archived` or `priority`',
  ],
  [{ dataset: 'cats' }, '/dataset', 'Expected no key `dataset`'],
  [{ name: '' }, '/name', 'to be a text of 1 to 120 characters'],
  [{ archived: null }, '/archived', 'to be true or false'],
  [{ priority: null }, '/priority', 'to be "high", "normal" or "low"'],
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
    const any = '(archived = true OR archived = false)';
    for (const [query, found] of [
      [{}, [c, b, a]],
      [{ filter: any }, [d, c, b, a]],
      [{ filter: 'archived = true' }, [d]],
      [{ filter: 'tags:article' }, [b, a]],
      [{ filter: 'tags:article AND tags:x' }, [a]],
      [{ filter: `tags:article AND tags:x AND ${any}` }, [d, a]],
      [{ filter: 'tags:artic' }, []],
      [{ text: 'rate' }, [c, b, a]],
      [{ text: 'SYNTHETIC' }, [c, b, a]],
      [{ text: 'ｌｅａｒｎＩＮＧ' }, [a]],
      [{ text: b.id.slice(10) }, [b]],
      [{ filter: 'name = "Learning Rates"' }, [a]],
      [{ filter: 'name = Learning' }, []],
      [{ filter: 'name = "put away"' }, []],
      [{ filter: `name = "put away" AND ${any}` }, [d]],
      [{ text: 'rates', filter: 'status = queued OR status = paused' }, [a]],
      [{ filter: 'status = paused' }, [c]],
      [{ filter: 'status = completed' }, []],
      [{ filter: 'note:rates AND spec.dataset.name = synthetic-cats' }, [b]],
      [{ filter: `createdAt >= "${c.createdAt}"` }, [c]],
      [{ filter: 'counts.total > 0', sort: 'createdAt' }, [a, b, c]],
      [{ sort: '-name' }, [a, c, b]],
      [{ sort: 'name,createdAt', filter: any }, [a, d, b, c]],
      [{ sort: 'finishedAt' }, [b, c, a]],
    ] as const) {
      const ids = (await list(String(new URLSearchParams(query)))).map(({ id }) => id);
      expect([query, ids]).toEqual([query, found.map(({ id }) => id)]);
    }
    for (const sort of ['-createdAt', 'name', 'name,-finishedAt']) {
      const query = new URLSearchParams({ filter: `tags:article AND ${any}`, sort });
      const whole = (await list(`${query}`)).map(({ id }) => id);
      const first = await service.get<Page>(`/v1/sweeps?${query}&limit=2`);
      expect(first.items.map(({ id }) => id)).toEqual(whole.slice(0, 2));
      const rest = await service.get<Page>(
        `/v1/sweeps?${query}&limit=2&cursor=${first.nextCursor}`,
      );
      expect([rest.items.map(({ id }) => id), rest.nextCursor]).toEqual([whole.slice(2), null]);
    }
    const whole = await service.get<Page>('/v1/sweeps?filter=tags:article&limit=2');
    expect([whole.items.length, whole.nextCursor]).toEqual([2, null]);
  } finally {
    service = mine;
    await other.stop();
  }
});

test.each([
  ['text=', 'Expected `text` to be a text of 1 to 200 characters'],
  ['text=a&text=b', 'Expected the query parameter `text` at most once, got it 2 times.'],
  ['filter=status%20=%20done', 'Expected `filter` to have one of queued, running, paused'],
  ['filter=', 'Expected `filter` to have a field'],
  ['filter=tag:a', 'Expected `filter` to name a known field (nearest: tags)'],
  [
    'sort=speed',
    'Expected `sort` to name one of createdAt, finishedAt, name, got `speed` at column 1',
  ],
  ['cursor=nonsense', 'Expected `cursor` to be the `nextCursor` of the page before'],
  ['tags=a', 'Expected no query parameter `tags`'],
])('a list by %s is refused', async (query, detail) => {
  const problem = await readProblem(await fetch(new URL(`/v1/sweeps?${query}`, service.api.url)));
  expect(problem.status).toBe(400);
  expect(problem.detail).toContain(detail);
});
