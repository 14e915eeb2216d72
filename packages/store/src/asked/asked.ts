// The trials that an adaptive search has chosen. They are one string in Redis: for each trial, a JSON list (see
// AskedTrial), and a line break. The string only grows, and the record of the sweep has its length and its sha256. So a process that has read the string once
// reads only what was added.
import { hash } from 'node:crypto';
import type { AskedTrial } from '@sweepq/contract';
import { readPart } from '../bad-record.ts';
import type { StoreContext } from '../context.ts';
import type { AskedLength, ReadAsked } from './asked-cache.ts';

export const noneAsked: AskedLength = { trials: 0, bytes: 0, sha256: sha256Of('') };

/** Returns the length that the record of a sweep has. */
export function lengthOf(fields: Readonly<Record<string, string>>): AskedLength {
  const { asked, askedBytes, askedSha256 } = fields;
  if (asked === undefined) return noneAsked;
  return { trials: Number(asked), bytes: Number(askedBytes), sha256: askedSha256 ?? '' };
}

/** Reads the trials up to a length. Throws `bad-record` if the string in Redis does not have this content. */
export async function readAsked(
  context: StoreContext,
  sweepId: string,
  length: AskedLength,
): Promise<readonly AskedTrial[]> {
  if (length.trials === 0) return [];
  const { redis, keys, asked: cache } = context;
  const { asked: key } = keys.ofSweep(sweepId);
  const cached = cache.get(key);
  if (cached?.sha256 === length.sha256) return cached.asked;
  const read = async (from: ReadAsked | undefined): Promise<ReadAsked | undefined> => {
    const { bytes = 0, text = '', asked = [] } = from ?? {};
    const added = await redis.getrange(key, bytes, length.bytes - 1);
    const whole = text + added;
    if (sha256Of(whole) !== length.sha256) return undefined;
    const trials = readPart('chosen trials', () => parse(added));
    return { ...length, text: whole, asked: [...asked, ...trials] };
  };
  // The cached text can be one that Redis has lost since.
  const isPrefix = cached !== undefined && cached.bytes < length.bytes;
  const found = (isPrefix ? await read(cached) : undefined) ?? (await read(undefined));
  if (found !== undefined) {
    cache.set(key, found);
    return found.asked;
  }
  // The sweep was deleted since its record was read, or Redis has lost its last writes.
  const present = await readLength({ redis, keys }, sweepId);
  if (present.sha256 !== length.sha256) return readAsked(context, sweepId, present);
  return readPart('chosen trials', () => {
    throw new TypeError('They do not have the sha256 in the record of the sweep.');
  });
}

async function readLength(
  { redis, keys }: Pick<StoreContext, 'redis' | 'keys'>,
  sweepId: string,
): Promise<AskedLength> {
  const [asked, askedBytes, askedSha256] = await redis.hmget(
    keys.ofSweep(sweepId).sweep,
    ...['asked', 'askedBytes', 'askedSha256'],
  );
  return asked && askedBytes && askedSha256
    ? lengthOf({ asked, askedBytes, askedSha256 })
    : noneAsked;
}

/**
 * Returns the text that more trials add to the string, and the length of the string with them. Undefined if Redis has lost trials that were
 * read.
 */
export async function addAsked(
  context: StoreContext,
  sweepId: string,
  { before, trials }: { before: AskedLength; trials: readonly AskedTrial[] },
): Promise<{ text: string; after: AskedLength } | undefined> {
  const earlier = await readText(context, sweepId, before);
  if (earlier === undefined) return undefined;
  const text = trials.map((trial) => `${JSON.stringify(trial)}\n`).join('');
  const after = {
    trials: before.trials + trials.length,
    bytes: before.bytes + Buffer.byteLength(text),
    sha256: sha256Of(earlier + text),
  };
  return { text, after };
}

/** Two jobs of one process can advance a search: while one of them chooses, the other one can read later trials into the cache. */
async function readText(
  { redis, keys, asked: cache }: StoreContext,
  sweepId: string,
  { trials, bytes, sha256 }: AskedLength,
): Promise<string | undefined> {
  if (trials === 0) return '';
  const { asked: key } = keys.ofSweep(sweepId);
  const cached = cache.get(key);
  if (cached?.sha256 === sha256) return cached.text;
  const text = await redis.getrange(key, 0, bytes - 1);
  return sha256Of(text) === sha256 ? text : undefined;
}

const parse = (text: string): AskedTrial[] =>
  text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as AskedTrial]));

function sha256Of(text: string): string {
  return hash('sha256', text, 'hex');
}
