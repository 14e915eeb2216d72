import { expect, test } from 'vitest';
import { useRedis } from '../../../../test/support/redis.ts';
import { createSweepId } from '../names/ids.ts';
import { createStore } from './create-store.ts';

const key = 'd'.repeat(64);
const datasetSha256 = { train: 'a'.repeat(64), test: 'b'.repeat(64) };
const createdAt = '2026-11-24T10:00:00.000Z';
const submissionOf = (body: string) => ({
  id: createSweepId(Date.now()),
  createdAt,
  datasetSha256,
  bodySha256: body.repeat(64),
});

test('of fifty that claim a key at a time one has it, and all are told which', async () => {
  const { store } = useStore();
  const submissions = Array.from({ length: 50 }, () => submissionOf('c'));
  const claimed = await Promise.all(submissions.map((each) => store.claimSubmission(key, each)));
  expect(new Set(claimed.map(({ id }) => id)).size).toBe(1);
  expect(submissions).toContainEqual({ ...submissionOf('c'), id: claimed[0]?.id });
  expect(await store.readSubmission(key)).toEqual(claimed[0]);
});

test('a key that nobody has claimed stands for nothing', async () => {
  const { store, redis, prefix } = useStore();
  expect(await store.readSubmission(key)).toBeUndefined();
  await store.acceptSubmission(key);
  expect(await redis.keys(`${prefix}:*`)).toEqual([]);
});

test('a claim is kept for a day from the first request, whatever comes after', async () => {
  const { store, redis, prefix } = useStore();
  const name = `${prefix}:store:submission:${key}`;
  await store.claimSubmission(key, submissionOf('c'));
  await redis.pexpire(name, 60_000);
  await store.claimSubmission(key, submissionOf('c'));
  await store.acceptSubmission(key);
  expect(await redis.pttl(name)).toBeLessThanOrEqual(60_000);
  await redis.del(name);
  await store.claimSubmission(key, submissionOf('c'));
  expect(await redis.pttl(name)).toBeGreaterThan(86_400_000 - 10_000);
});

test('a claim says whether its sweep was accepted', async () => {
  const { store } = useStore();
  const submission = submissionOf('c');
  expect(await store.claimSubmission(key, submission)).toEqual({ ...submission, accepted: false });
  await store.acceptSubmission(key);
  expect(await store.claimSubmission(key, submissionOf('e'))).toEqual({
    ...submission,
    accepted: true,
  });
});

function useStore() {
  const { redis, prefix } = useRedis();
  return { redis, prefix, store: createStore(redis, prefix) };
}
