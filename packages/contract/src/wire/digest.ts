// A digest identifies content: the hash function, a colon and the hash in hexadecimal digits.
import { hash } from 'node:crypto';
import { z } from 'zod';
import { expected } from '../schemas/rules.ts';

const aDigest = expected('a digest: "sha256:" and 64 hexadecimal digits');

export const digest = z
  .string(aDigest)
  .regex(/^sha256:[0-9a-f]{64}$/, aDigest)
  .meta({
    examples: ['sha256:fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242'],
  });

/** Returns the digest of a stored hash. */
export const toDigest = (sha256: string) => `sha256:${sha256}`;

/** Returns the digest of a stored hash, or null if there is none. */
export const toDigestOrNull = (sha256: string | null) =>
  sha256 === null ? null : toDigest(sha256);

/** Returns the digest of a dataset: the hash of the digests of its two files, one a line, train first. */
export const digestDataset = ({ train, test }: { train: string; test: string }) =>
  toDigest(hash('sha256', `${toDigest(train)}\n${toDigest(test)}\n`, 'hex'));
