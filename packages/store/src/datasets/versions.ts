// The versions of uploaded datasets. The hash `dataset:<name>` has these fields:
// - `last`: the number of the newest version that there was; numbers are not used again;
// - `version:<number>`: the record of a version (JSON, see DatasetVersion);
// - `content:<sha256 of train>:<sha256 of test>`: the number of the version with these files;
// - `source:<sha256>`: the number of the version that an upload with this hash has made.
import { readPart } from '../bad-record.ts';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

type StoredFile = { sha256: string; bytes: number };

/** The record of a version. `report`: what the import has found and converted; its members depend on the import. */
export type DatasetVersion = {
  createdAt: string;
  train: StoredFile;
  test: StoredFile;
  report: Readonly<Record<string, unknown>>;
};

export type NumberedVersion = DatasetVersion & { name: string; version: number };

/** Returns the names of the datasets that have an uploaded version, in alphabetical order. */
export async function listUploaded({ redis, keys }: StoreContext): Promise<string[]> {
  return (await redis.smembers(keys.datasets)).sort();
}

/** Returns all versions of an uploaded dataset, the newest first. Empty if there is no such dataset. */
export async function listVersions(
  { redis, keys }: StoreContext,
  name: string,
): Promise<NumberedVersion[]> {
  const fields = await redis.hgetall(keys.dataset(name));
  return Object.entries(fields)
    .flatMap(([field, text]) => {
      const [kind, number] = field.split(':');
      return kind === 'version' ? [parseVersion(name, Number(number), text)] : [];
    })
    .sort((one, other) => other.version - one.version);
}

/** Returns a version of an uploaded dataset; default: the newest one. Undefined if there is no such version. */
export async function readVersion(
  context: StoreContext,
  name: string,
  version?: number,
): Promise<NumberedVersion | undefined> {
  if (version === undefined) return (await listVersions(context, name))[0];
  const { redis, keys } = context;
  const text = await redis.hget(keys.dataset(name), `version:${version}`);
  return text === null ? undefined : parseVersion(name, version, text);
}

const parseVersion = (name: string, version: number, text: string): NumberedVersion =>
  readPart('dataset version', () => ({ ...(JSON.parse(text) as DatasetVersion), name, version }));

/** Returns the version that an upload with this hash has made. Undefined if there is none, or if it was deleted. */
export async function findUpload(
  context: StoreContext,
  name: string,
  source: string,
): Promise<NumberedVersion | undefined> {
  const number = await context.redis.hget(context.keys.dataset(name), `source:${source}`);
  return number === null ? undefined : readVersion(context, name, Number(number));
}

/** A sweep or a model that uses a version of a dataset: `sweep:<id>` or `model:<name>:<version>`. */
export type DatasetUser = `sweep:${string}` | `model:${string}`;

type UsedVersion = { name: string; version: number };

/**
 * Notes that a sweep uses a version, before the sweep exists. Its record, and a version of a model, are noted by the script that writes them. Returns
 * false if there is no such version.
 */
export async function useVersion(
  { redis, keys }: StoreContext,
  used: UsedVersion,
  user: DatasetUser,
): Promise<boolean> {
  const args = { datasetVersion: used.version, user };
  return (await scripts.referToDataset(redis, keys.ofDataset(used), args)) === 1;
}

/** `since`: the time at which the use was noted last, by the clock of Redis. */
export type NotedUser = { user: DatasetUser; since: number; ageMs: number };

/** Removes users that do not exist. A user that was noted again meanwhile stays. */
export async function releaseVersion(
  { redis, keys }: StoreContext,
  { name, version }: UsedVersion,
  stale: readonly Pick<NotedUser, 'user' | 'since'>[],
): Promise<void> {
  if (stale.length === 0) return;
  await scripts.releaseDataset(redis, { users: keys.datasetUsers(name, version) }, { stale });
}

/** Returns what uses a version, in alphabetical order. Some of these sweeps and models may no longer exist. */
export async function listVersionUsers(
  { redis, keys }: StoreContext,
  { name, version }: UsedVersion,
): Promise<NotedUser[]> {
  const noted = await redis.zrange(keys.datasetUsers(name, version), '0', '-1', 'WITHSCORES');
  const [seconds, microseconds] = await redis.time();
  const now = Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
  const users: NotedUser[] = [];
  for (let k = 0; k < noted.length; k += 2) {
    const since = Number(noted[k + 1]);
    users.push({ user: noted[k] as DatasetUser, since, ageMs: now - since });
  }
  return users.sort((one, other) => (one.user < other.user ? -1 : 1));
}

/** Removes versions that nothing uses. Returns the sha256 of the blobs that no version uses any more. */
export async function deleteVersions(
  { redis, keys }: StoreContext,
  name: string,
  versions: readonly number[],
): Promise<'used' | 'gone' | readonly string[]> {
  const users = versions.map((version) => keys.datasetUsers(name, version));
  const where = { datasets: keys.datasets, dataset: keys.dataset(name), blobs: keys.blobs, users };
  const args = { name, versions: versions.map(String) };
  const [state, ...unused] = await scripts.deleteDataset(redis, where, args);
  return state === 'deleted' ? unused : (state as 'used' | 'gone');
}

/** Whether a version of a dataset uses a blob. */
export const isBlobUsed = async ({ redis, keys }: StoreContext, sha256: string): Promise<boolean> =>
  (await redis.hexists(keys.blobs, sha256)) === 1;

/** Returns the id of the blobs of the service. Undefined if no process has claimed one. */
export const readBlobId = async ({ redis, keys }: StoreContext): Promise<string | undefined> =>
  (await redis.get(keys.blobId)) ?? undefined;

/**
 * Stores the id of the blobs of the service, unless there is one. Returns the stored id. While nothing is uploaded, the id `lost`, whose folder was not
 * found, is replaced.
 */
export const claimBlobId = (
  { redis, keys }: StoreContext,
  own: string,
  lost = '',
): Promise<string> =>
  scripts.claimBlobId(redis, { blobId: keys.blobId, blobs: keys.blobs }, { own, lost });
