import { expect, test } from 'vitest';
import { planRetention } from './retention.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const daysAgo = [0, 1, 6.9, 7.1, 8, 30];
const ended = daysAgo.map((days) => ({
  id: `${days}`,
  finishedAt: new Date(now.getTime() - days * 86_400_000).toISOString(),
}));

test.each<[{ days?: number; count?: number }, number[]]>([
  [{}, []],
  [{ days: 7 }, [7.1, 8, 30]],
  [{ days: 100 }, []],
  [{ count: 6 }, []],
  [{ count: 4 }, [8, 30]],
  [{ days: 7, count: 5 }, [7.1, 8, 30]],
  [{ days: 7, count: 1 }, [1, 6.9, 7.1, 8, 30]],
])('of sweeps that ended 0 to 30 days ago, the rule %j deletes %j', ({ days, count }, gone) => {
  const planned = planRetention(ended, { days, count }, now);
  expect(planned.map(({ id }) => Number(id))).toEqual(gone);
});
