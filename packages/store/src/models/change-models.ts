// Changes of the registry of models. Each change is one script.
import {
  mostAliases,
  mostModelVersions,
  type RegisteredModelEdit,
  type StoredModelVersion,
} from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { formatRevisions, type Revisions } from '../sweeps/revisions.ts';

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
  const where = { models: keys.models, ...keys.ofModel(name) };
  return scripts.addModelVersion(redis, where, {
    ...{ ...argsOf({ now }), nowMs: now.getTime() },
    ...{ name, record: JSON.stringify(record), file, claimId, mostVersions: mostModelVersions },
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
  const args = { ...argsOf(change), version };
  const [state, ...aliases] = await scripts.removeModelVersion(redis, keys.ofModel(name), args);
  return { state, aliases };
}

/** Removes a model with all its versions, unless it has an alias. */
export async function removeModel(
  { redis, keys }: StoreContext,
  name: string,
  change: ModelChange,
): Promise<Removed<'removed' | 'gone' | 'changed' | 'used'>> {
  const where = { models: keys.models, ...keys.ofModel(name) };
  const [state, ...aliases] = await scripts.removeModel(redis, where, { ...argsOf(change), name });
  return { state, aliases };
}
