import { createSweepId } from '@sweepq/contract';
import { useRedis } from '@sweepq/testing/redis.ts';
import { describe, expect, test } from 'vitest';
import { useCreated } from '../../fixtures/stored-sweep.ts';
import { createStore } from '../create-store.ts';

const key = 'd'.repeat(64);
const datasetSha256 = { train: 'a'.repeat(64), test: 'b'.repeat(64) };
const createdAt = '2026-11-24T10:00:00.000Z';
const submissionOf = (body: string) => ({
  id: createSweepId(Date.now()),
  createdAt,
  datasetSha256,
  bodySha256: body.repeat(64),
});

test('one of 50 concurrent claims of a key wins, and all callers get the id of its sweep', async () => {
  const { store } = useStore();
  const submissions = Array.from({ length: 50 }, () => submissionOf('c'));
  const claimed = await Promise.all(submissions.map((each) => store.claimSubmission(key, each)));
  expect(new Set(claimed.map(({ id }) => id)).size).toBe(1);
  expect(submissions).toContainEqual({ ...submissionOf('c'), id: claimed[0]?.id });
  expect(await store.readSubmission(key)).toEqual(claimed[0]);
});

test('a key that was never claimed has no sweep', async () => {
  const { store, redis, prefix } = useStore();
  expect(await store.readSubmission(key)).toBeUndefined();
  expect(await store.acceptSubmission(key, submissionOf('c'))).toBeUndefined();
  expect(await redis.keys(`${prefix}:*`)).toEqual([]);
});

test('keeps a claim for 24 hours after the first request, and later requests do not extend this time', async () => {
  const { store, redis, prefix } = useStore();
  const name = `${prefix}:store:submission:${key}`;
  await store.claimSubmission(key, submissionOf('c'));
  await redis.pexpire(name, 60_000);
  await store.claimSubmission(key, submissionOf('c'));
  await store.acceptSubmission(key, submissionOf('c'));
  expect(await redis.pttl(name)).toBeLessThanOrEqual(60_000);
  await redis.del(name);
  await store.claimSubmission(key, submissionOf('c'));
  expect(await redis.pttl(name)).toBeGreaterThan(86_400_000 - 10_000);
});

test('a claim records whether its sweep was accepted', async () => {
  const { store } = useStore();
  const submission = submissionOf('c');
  expect(await store.claimSubmission(key, submission)).toEqual({ ...submission, accepted: false });
  await store.acceptSubmission(key, submission);
  expect(await store.claimSubmission(key, submissionOf('e'))).toEqual({
    ...submission,
    accepted: true,
  });
});

describe('after Redis came back without a claim', () => {
  test('writes the claim of an existing sweep again, and keeps the claim for 24 hours', async () => {
    const { store, spec, redis, prefix } = await useCreated();
    const submission = { ...submissionOf('c'), id: spec.id };
    expect(await store.acceptSubmission(key, submission)).toBe(spec.id);
    expect(await store.readSubmission(key)).toEqual({ ...submission, accepted: true });
    const name = `${prefix}:store:submission:${key}`;
    expect(await redis.pttl(name)).toBeGreaterThan(86_400_000 - 10_000);
  });

  test('returns the sweep of another request if that request has claimed the key meanwhile', async () => {
    const { store, spec } = await useCreated();
    const other = await store.claimSubmission(key, submissionOf('c'));
    const submission = { ...submissionOf('c'), id: spec.id };
    expect(await store.acceptSubmission(key, submission)).toBe(other.id);
    expect(await store.readSubmission(key)).toEqual(other);
  });
});

function useStore() {
  const { redis, prefix } = useRedis();
  return { redis, prefix, store: createStore(redis, prefix) };
}
