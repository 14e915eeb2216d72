import { expect, test } from 'vitest';
import { createRunGroups, type Member } from './run-groups.ts';
import { createSlots } from './slots.ts';

type Run = { name: string; signal: AbortSignal };

const { signal } = new AbortController();
const nameOf = ({ run }: Member<Run, string>) => run.name;

/** Two threads, and groups of up to three runs whose names begin with the same letter. */
function useGroups(again: (group: string[]) => string[] = () => []) {
  const slots = createSlots(2);
  const groups: string[][] = [];
  const ends: (() => void)[] = [];
  const { train } = createRunGroups<Run, string>({
    ...{ threads: 2, maxRuns: 3, lend: (use) => slots.lend(use) },
    fits: ({ name }, [first]) => first?.name[0] === name[0],
    async train(_slot, members) {
      groups.push(members.map(nameOf));
      await new Promise<void>((resolve) => void ends.push(resolve));
      const left = again(members.map(nameOf));
      for (const member of members)
        if (!left.includes(nameOf(member))) member.resolve(nameOf(member));
      return members.filter((member) => left.includes(nameOf(member)));
    },
  });
  const waitFor = (count: number) =>
    expect.poll(() => groups.length, { timeout: 30_000 }).toBe(count);
  return { slots, groups, ends, train, waitFor };
}

test('runs that become ready in one turn of the event loop share a thread if they fit, and others wait', async () => {
  const { groups, ends, train, waitFor } = useGroups();
  const all = ['a1', 'b1', 'a2', 'a3', 'a4', 'b2'].map((name) => train({ name, signal }));
  await waitFor(2);
  expect(groups).toEqual([
    ['a1', 'a2', 'a3'],
    ['b1', 'b2'],
  ]);
  ends[0]?.();
  await waitFor(3);
  for (const end of ends) end();
  expect(await Promise.all(all)).toEqual(['a1', 'b1', 'a2', 'a3', 'a4', 'b2']);
  expect(groups[2]).toEqual(['a4']);
});

test('runs that do not fit in one group have a thread each at the same time', async () => {
  const { groups, ends, train, waitFor } = useGroups();
  const all = ['a1', 'b1'].map((name) => train({ name, signal }));
  await waitFor(2);
  expect(groups).toEqual([['a1'], ['b1']]);
  for (const end of ends) end();
  expect(await Promise.all(all)).toEqual(['a1', 'b1']);
});

test('a run leaves when its signal is aborted before it gets a thread', async () => {
  const { slots, groups, ends, train, waitFor } = useGroups();
  const held = [await slots.borrow(), await slots.borrow()];
  const stop = new AbortController();
  const stopped = train({ name: 'a1', signal: stop.signal });
  const other = train({ name: 'a2', signal });
  stop.abort(new Error('enough'));
  await expect(stopped).rejects.toThrow('enough');
  await expect(train({ name: 'a3', signal: stop.signal })).rejects.toThrow('enough');
  for (const { release } of held) release();
  await waitFor(1);
  ends[0]?.();
  expect(await other).toBe('a2');
  expect(groups).toEqual([['a2']]);
});

test('runs that their group did not train wait before all others', async () => {
  const { groups, ends, train, waitFor } = useGroups((group) => (group.length > 2 ? ['a2'] : []));
  const first = ['a1', 'a2', 'a3', 'b1'].map((name) => train({ name, signal }));
  await waitFor(2);
  const last = train({ name: 'a4', signal });
  ends[0]?.();
  await waitFor(3);
  expect(groups[2]).toEqual(['a2', 'a4']);
  for (const end of ends) end();
  expect(await Promise.all([...first, last])).toEqual(['a1', 'a2', 'a3', 'b1', 'a4']);
});
