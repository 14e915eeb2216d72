import { isSweepId } from '@sweepq/contract';
import type { DatasetUser, NotedUser } from '@sweepq/store';
import type { ApiDeps } from '../api-deps.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { lookUpSweep } from '../views/sweep-view.ts';
import { assertNotInFolder } from './import-upload.ts';

type Deps = Pick<ApiDeps, 'store' | 'queues' | 'library' | 'findBlobs' | 'log'>;

/** Removes versions of an uploaded dataset; default: all. Throws a problem that names the sweeps and models that use one of them. */
export async function deleteDataset(deps: Deps, name: string, version?: number): Promise<number[]> {
  const { store, log } = deps;
  await assertNotInFolder(deps, name);
  const known = (await store.listVersions(name)).map((each) => each.version);
  const versions = version === undefined ? known : known.filter((each) => each === version);
  if (versions.length === 0) throw gone(name, version);
  const users = await findUsers(deps, name, versions);
  if (users.length > 0) throw inUse(name, users);
  const unused = await store.deleteVersions(name, versions);
  if (unused === 'gone') throw gone(name, version);
  // A sweep was submitted after the users of the versions were read.
  if (unused === 'used') throw inUse(name, await findUsers(deps, name, versions));
  const { blobs } = await deps.findBlobs();
  for (const sha256 of unused) {
    await blobs
      ?.delete(sha256, () => store.isBlobUsed(sha256))
      .catch((err: unknown) => log.warn({ err, sha256 }, 'could not remove a blob'));
  }
  log.info({ dataset: name, versions }, 'deleted versions of a dataset');
  return versions;
}

type Used = { user: DatasetUser; version: number };

/**
 * Returns what uses one of the versions. Forgets users that do not exist any more. A submit that notes its use meanwhile either makes the deletion fail,
 * or finds at the end that the version is gone.
 */
async function findUsers(deps: Deps, name: string, versions: readonly number[]): Promise<Used[]> {
  const found: Used[] = [];
  for (const version of versions) {
    const stale: NotedUser[] = [];
    for (const noted of await deps.store.listVersionUsers({ name, version })) {
      if (await exists(deps, noted, { name, version })) found.push({ user: noted.user, version });
      else stale.push(noted);
    }
    await deps.store.releaseVersion({ name, version }, stale);
  }
  return found;
}

/** A submit notes the use of the dataset before it adds the job. So a use that is younger than this can belong to a submit in progress. */
const submittedWithinMs = 60_000;

async function exists(
  { store, queues }: Deps,
  { user, ageMs }: NotedUser,
  { name, version }: { name: string; version: number },
): Promise<boolean> {
  const [kind, id = '', number] = user.split(':');
  if (kind === 'model') {
    const found = await store.findModelVersion({ name: id, version: Number(number) });
    if (typeof found !== 'object') return false;
    // A deleted model can be registered again, of a sweep on another dataset.
    const { dataset } = found.version;
    return dataset.name === name && dataset.version === version;
  }
  if (!isSweepId(id)) return true;
  if ((await lookUpSweep({ store, queues }, id)) !== undefined) return true;
  // A deleted sweep has a record until its data is removed, and a cancel of the deletion restores it.
  if ((await store.readDeleted(id)) !== undefined) return true;
  return ageMs < submittedWithinMs;
}

/** A problem names at most this many sweeps and models. */
const maxNamed = 10;

function inUse(name: string, users: readonly Used[]): ApiProblem {
  const named = users.slice(0, maxNamed).map(describeUser);
  const more = users.length > named.length ? ` and ${users.length - named.length} more` : '';
  const all = users.length === 1 ? '1 sweep or model' : `${users.length} sweeps and models`;
  return new ApiProblem('dataset-in-use', {
    detail: `Expected that nothing uses the dataset \`${name}\`, got ${all}: ${named.join(', ')}${more}. Delete them first.`,
    errors: users.slice(0, maxNamed).map((used) => ({
      ...{ in: 'path', pointer: '/name', code: 'dataset-in-use' },
      detail: `Version ${used.version} is used by ${describeUser(used)}.`,
    })),
  });
}

/** "the sweep `swp_…`" */
const describeUser = ({ user }: Used) => {
  const [kind, ...rest] = user.split(':');
  return `the ${kind} \`${rest.join(' version ')}\``;
};

const gone = (name: string, version: number | undefined) =>
  notFound(
    version === undefined
      ? `There is no uploaded dataset \`${name}\`.`
      : `The dataset \`${name}\` has no version \`${version}\`.`,
  );
