// Changes of the registry of models. Each change is one script.
import {
  mostAliases,
  mostModelVersions,
  type RegisteredModelEdit,
  type StoredModelVersion,
} from '@sweepq/contract';
import { readPart } from '../bad-record.ts';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { formatRevisions, type Revisions } from '../sweeps/revisions.ts';
import { keptMs } from '../sweeps/submissions.ts';

/** When a change is made, and with which revisions of the model. Undefined allows every revision. */
export type ModelChange = { now: Date; revisions?: Revisions };

type Addition = {
  name: string;
  record: StoredModelVersion;
  file: Uint8Array;
  /** The id of the claim of an idempotency key. With the same claim, no second version is made. */
  claimId?: string | undefined;
};

const argsOf = ({ now, revisions }: ModelChange) => ({
  now: now.toISOString(),
  revisions: formatRevisions(revisions),
});

/** Adds a version to a model. The model is created if there is none. `full`: it has the most versions. */
export function addModelVersion(
  { redis, keys }: StoreContext,
  { name, record, file, claimId = '' }: Addition,
  { now }: { now: Date },
): Promise<[state: 'added' | 'known' | 'full', version: number]> {
  const { dataset } = record;
  const where = { models: keys.models, ...keys.ofModel(name), ...keys.ofDataset(dataset) };
  return scripts.addModelVersion(redis, where, {
    ...{ ...argsOf({ now }), nowMs: now.getTime() },
    ...{ name, record: JSON.stringify(record), file, claimId, mostVersions: mostModelVersions },
    ...{ keptMs, datasetVersion: dataset.version ?? '' },
  });
}

/** Changes the tags or the note of a model. */
export function editModel(
  { redis, keys }: StoreContext,
  name: string,
  { tags, note }: RegisteredModelEdit,
  change: ModelChange,
): Promise<'edited' | 'gone' | 'changed'> {
  const fields = [
    ...(tags === undefined ? [] : [{ name: 'tags', value: JSON.stringify(tags ?? []) }]),
    ...(note === undefined ? [] : [{ name: 'note', value: note ?? '' }]),
  ];
  return scripts.editModel(redis, keys.ofModel(name), { ...argsOf(change), fields });
}

/** Points an alias to a version. `missing`: the model has no such version; `full`: it has the most aliases. */
export const moveAlias = (
  { redis, keys }: StoreContext,
  { name, alias, version }: { name: string; alias: string; version: number },
  change: ModelChange,
): Promise<'moved' | 'gone' | 'changed' | 'missing' | 'full'> =>
  scripts.moveAlias(redis, keys.ofModel(name), {
    ...{ ...argsOf(change), alias, version, mostAliases },
  });

export const removeAlias = (
  { redis, keys }: StoreContext,
  { name, alias }: { name: string; alias: string },
  change: ModelChange,
): Promise<'removed' | 'gone' | 'changed' | 'missing'> =>
  scripts.removeAlias(redis, keys.ofModel(name), { ...argsOf(change), alias });

/** The state after an attempt to remove something. `used`: the aliases that prevent it. */
export type Removed<State extends string> = { state: State; aliases: string[] };

/** Removes a version, unless an alias points to it. */
export async function removeModelVersion(
  { redis, keys }: StoreContext,
  { name, version }: { name: string; version: number },
  change: ModelChange,
): Promise<Removed<'removed' | 'gone' | 'changed' | 'missing' | 'used'>> {
  // A version does not change, so its record can be read before the script.
  const record = await redis.hget(keys.ofModel(name).versions, String(version));
  const { users, members } = usesOf(keys, name, record === null ? [] : [[version, record]]);
  const args = { ...argsOf(change), version, members };
  const where = { ...keys.ofModel(name), users };
  const [state, ...aliases] = await scripts.removeModelVersion(redis, where, args);
  return { state, aliases };
}

/** Removes a model with all its versions, unless it has an alias. */
export async function removeModel(
  { redis, keys }: StoreContext,
  name: string,
  change: ModelChange,
): Promise<Removed<'removed' | 'gone' | 'changed' | 'used'>> {
  const records = Object.entries(await redis.hgetall(keys.ofModel(name).versions));
  const { users, members } = usesOf(keys, name, records);
  const where = { models: keys.models, ...keys.ofModel(name), users };
  const args = { ...argsOf(change), name, members };
  const [state, ...aliases] = await scripts.removeModel(redis, where, args);
  return { state, aliases };
}

/** Returns which versions of a model use versions of uploaded datasets: the keys of the users of each, and the model's version among them. */
function usesOf(
  keys: StoreContext['keys'],
  name: string,
  records: readonly (readonly [version: number | string, record: string])[],
): { users: string[]; members: string[] } {
  const uses = records.flatMap(([version, text]) => {
    const { dataset } = readPart('model version', () => JSON.parse(text) as StoredModelVersion);
    if (dataset.version === undefined) return [];
    return [{ users: keys.ofDataset(dataset).users, member: `model:${name}:${version}` }];
  });
  return { users: uses.map((use) => use.users), members: uses.map((use) => use.member) };
}
