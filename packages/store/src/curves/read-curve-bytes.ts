// Reads cost curves in their stored form. The curve of a training in progress is not stored: it is made of the parts of its costs.
import type { StoreContext } from '../context.ts';
import { countTouching, endOfParts } from './cost-parts.ts';
import { encodeCurveOfParts } from './curve.ts';

/** A curve: of a run, or of a fold as `<run>:<fold>`. */
type CurveNames = { sweepId: string; names: readonly string[] };

/** Returns the curves in a form that another thread can decode; null for a curve without costs. */
export async function readCurveBytes(
  context: StoreContext,
  { sweepId, names }: CurveNames,
): Promise<(Buffer | null)[]> {
  if (names.length === 0) return [];
  const { redis, keys } = context;
  const { curves, parts } = keys.ofSweep(sweepId);
  const [stored, heads] = await Promise.all([
    redis.hmgetBuffer(curves, ...names),
    redis.hmgetBuffer(parts, ...names),
  ]);
  return Promise.all(
    names.map(async (name, k) => {
      const [curve = null, head = null] = [stored[k], heads[k]];
      if (head === null || head.readUInt32LE(4) <= lengthOf(curve)) return curve;
      const made = await readParts(context, { sweepId, name, count: head.readUInt32LE(0) });
      if (lengthOf(made) >= head.readUInt32LE(4)) return made;
      // Meanwhile the training has ended, which replaces its parts by its curve.
      const now = await redis.hgetBuffer(curves, name);
      return lengthOf(now) >= lengthOf(made) ? now : made;
    }),
  );
}

async function readParts(
  { redis, keys }: StoreContext,
  { sweepId, name, count }: { sweepId: string; name: string; count: number },
): Promise<Buffer | null> {
  const fields = partFields(name, count);
  const parts = await redis.hmgetBuffer(keys.ofSweep(sweepId).parts, ...fields);
  const touching = parts.slice(0, countTouching(parts)) as Buffer[];
  const last = touching.at(-1);
  return last === undefined ? null : encodeCurveOfParts(endOfParts(last), touching);
}

/** The fields of the parts of a training in the hash of parts. */
export const partFields = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, number) => `${name}:p${number}`);

/** The number of iterations of a curve. */
const lengthOf = (curve: Buffer | null) => curve?.readUInt32LE(0) ?? 0;
