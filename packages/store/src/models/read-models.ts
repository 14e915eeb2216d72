// Reads the registry of models. Every reader sees a model at one moment, because one script reads it.
import type {
  ModelAlias,
  NumberedVersion,
  RegisteredModel,
  StoredModelVersion,
} from '@sweepq/contract';
import { readPart } from '../bad-record.ts';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { parseNames } from '../trials/columns.ts';

/** The number of models that are read in one round trip. */
const chunkModels = 200;

/** What a path names: a version by its number or by an alias. Neither: the newest version. */
export type ModelRef = { name: string; version?: number; alias?: string };

/** Returns the names of all registered models, the oldest first. */
export const listModelNames = ({ redis, keys }: StoreContext): Promise<string[]> =>
  redis.zrange(keys.models, '0', '-1');

export const countModels = ({ redis, keys }: StoreContext): Promise<number> =>
  redis.zcard(keys.models);

export async function readRegisteredModel(
  { redis, keys }: StoreContext,
  name: string,
): Promise<RegisteredModel | undefined> {
  const answer = await scripts.readModel(redis, keys.ofModel(name));
  if (answer === null) return undefined;
  const [[createdAt, updatedAt, revision, tags, note, newest], aliases, versionCount, record] =
    answer;
  return readPart('model', () => ({
    name,
    tags: tags ? parseNames(tags) : [],
    note: note || null,
    createdAt: createdAt ?? '',
    updatedAt: updatedAt ?? '',
    revision: Number(revision),
    versionCount,
    aliases: parseAliases(aliases),
    newest: record === null ? null : parseVersion(newest ?? '', record),
  }));
}

/** Reads models by their names. A model that does not exist is left out. */
export async function readRegisteredModels(
  context: StoreContext,
  names: readonly string[],
): Promise<RegisteredModel[]> {
  const models: RegisteredModel[] = [];
  for (let k = 0; k < names.length; k += chunkModels) {
    const chunk = names.slice(k, k + chunkModels);
    const read = await Promise.all(chunk.map((name) => readRegisteredModel(context, name)));
    for (const model of read) if (model !== undefined) models.push(model);
  }
  return models;
}

/** A version, and all aliases of its model. */
export type FoundVersion = { version: NumberedVersion; aliases: ModelAlias[] };

/** Finds a version. `no-model`, `no-version`: what does not exist. */
export async function findModelVersion(
  { redis, keys }: StoreContext,
  { name, version, alias }: ModelRef,
): Promise<FoundVersion | 'no-model' | 'no-version'> {
  const kind = alias !== undefined ? 'alias' : version !== undefined ? 'version' : 'newest';
  const value = alias ?? version ?? '';
  const found = await scripts.findModelVersion(redis, keys.ofModel(name), { kind, value });
  if (found === null) return 'no-model';
  const [number, record, aliases] = found;
  if (number === '') return 'no-version';
  return { version: parseVersion(number, record), aliases: parseAliases(aliases) };
}

/** Returns all versions of a model, in ascending order, and its aliases. Undefined if there is no such model. */
export async function listModelVersions(
  { redis, keys }: StoreContext,
  name: string,
): Promise<{ versions: NumberedVersion[]; aliases: ModelAlias[] } | undefined> {
  const answer = await scripts.listModelVersions(redis, keys.ofModel(name));
  if (answer === null) return undefined;
  const [versions, aliases] = answer;
  return {
    versions: pairsOf(versions)
      .map(([number, record]) => parseVersion(number, record))
      .sort((a, b) => a.version - b.version),
    aliases: parseAliases(aliases),
  };
}

/** Returns the file of a version. Undefined if it was deleted. */
export async function readModelVersionFile(
  { redis, keys }: StoreContext,
  name: string,
  version: number,
): Promise<Uint8Array | undefined> {
  return (await redis.hgetBuffer(keys.ofModel(name).files, String(version))) ?? undefined;
}

/** Returns the number of the version that the claim of an idempotency key has made. */
export async function findClaimedVersion(
  { redis, keys }: StoreContext,
  name: string,
  claimId: string,
): Promise<number | undefined> {
  // The number of the version, and the time of the claim.
  const claim = await redis.hget(keys.ofModel(name).claims, claimId);
  return claim === null ? undefined : Number.parseInt(claim, 10);
}

const parseVersion = (number: string, record: string): NumberedVersion =>
  readPart('model version', () => ({
    ...(JSON.parse(record) as StoredModelVersion),
    version: Number(number),
  }));

const parseAliases = (stored: readonly string[]): ModelAlias[] =>
  pairsOf(stored)
    .map(([name, value]) => {
      const [version, movedAt = ''] = value.split(' ');
      return { name, version: Number(version), movedAt };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const pairsOf = (list: readonly string[]): [string, string][] =>
  Array.from({ length: list.length / 2 }, (_, k) => [list[2 * k] ?? '', list[2 * k + 1] ?? '']);
