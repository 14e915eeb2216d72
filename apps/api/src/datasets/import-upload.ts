// Starts the import of an upload: the operation `dataset.import`, which a worker does.
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createOperationId, type Operation, timeOfOperation } from '@sweepq/contract';
import type { BlobFolder } from '@sweepq/datasets';
import { addWork } from '@sweepq/queue';
import { assertConnected, assertTakesWrites } from '@sweepq/redis';
import type { ImportOptions, NumberedVersion } from '@sweepq/store';
import type { Request } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import { hashRequest } from '../http/idempotency-key.ts';
import { ApiProblem, noOperation } from '../problems/problem.ts';
import type { SteerDeps } from '../steer/on-record.ts';
import { steerOnce } from '../steer/steer-once.ts';
import { findSharedBlobs } from './find-shared-blobs.ts';
import { receiveUpload, removeAbandonedUploads, type Upload } from './receive-upload.ts';
import type { UploadQuery } from './received-upload.ts';
import { assertRoomForImport } from './upload-limit.ts';

type Deps = SteerDeps & Pick<ApiDeps, 'library' | 'findBlobs' | 'maxUploadBytes' | 'limitUploads'>;

/** `version`: the upload has made this version before. */
export type Started =
  | { version: NumberedVersion; operation?: undefined; replayed: boolean }
  | { operation: Operation; version?: undefined; replayed: boolean };

/** `key`: the value of `Idempotency-Key`. */
type AskedUpload = { key: string | undefined; query: UploadQuery };

/** Receives an upload, and starts its import. */
export const importUpload = (deps: Deps, request: Request, asked: AskedUpload): Promise<Started> =>
  deps.limitUploads(() => receive(deps, request, asked));

async function receive(
  deps: Deps,
  request: Request,
  { key, query }: AskedUpload,
): Promise<Started> {
  const { store, redis, queues } = deps;
  await assertTakesWrites(redis, queues.prefix);
  const blobs = await findSharedBlobs(deps);
  const isOpen = async (id: string) => (await store.readImport(id))?.isOpen ?? false;
  await removeAbandonedUploads(blobs, { now: deps.now(), isOpen });
  await blobs
    .removeAbandoned({ now: deps.now(), isUsed: store.isBlobUsed })
    .catch((err: unknown) => deps.log.warn({ err }, 'could not remove abandoned blobs'));
  await assertRoomForImport(await readdir(blobs.imports).catch(() => []), isOpen);
  const id = createOperationId(deps.now().getTime());
  const where = { blobs, id, maxFileBytes: deps.maxUploadBytes, query };
  const upload = await receiveUpload(request, where);
  try {
    await assertNotInFolder(deps, upload.name);
    return await start(deps, { blobs, id, upload, key });
  } finally {
    // If Redis fails, the import may have begun although `start` has thrown. A later request removes the files if no import needs them.
    const begun = await store.readImport(id).catch(() => 'unknown');
    if (begun === undefined) await rm(upload.folder, { recursive: true, force: true });
  }
}

/** Throws a problem if a folder has this name. The folder would hide the uploaded versions. */
export async function assertNotInFolder(
  { library }: Pick<ApiDeps, 'library'>,
  name: string,
): Promise<void> {
  const folder = await library.findFolder(name).catch(() => ({ name }));
  if (folder === undefined) return;
  throw new ApiProblem('dataset-in-folder', {
    detail: `The dataset \`${name}\` is a folder on the machine of the api. Only uploaded datasets can be changed by requests.`,
  });
}

type Starting = { blobs: BlobFolder; id: string; upload: Upload; key: string | undefined };

async function start(deps: Deps, starting: Starting): Promise<Started> {
  const { store } = deps;
  const { blobs, id, upload, key } = starting;
  const { name, files, mapping, sha256 } = upload;
  const dryRun = upload.dryRun === 'true';
  const source = hashRequest({ sha256, mapping });
  const options: ImportOptions = { ...{ name, files, mapping, source, dryRun }, blobs: blobs.id };
  const findVersion = async () => (dryRun ? undefined : await store.findUpload(name, source));
  const asked = { operationId: 'addDataset', key, claimId: id, body: { source, dryRun } };
  let version: NumberedVersion | undefined;
  const { replayed, claimId } = await steerOnce(
    deps,
    { id: name, generation: 0 },
    asked,
    async (change) => {
      version = await findVersion();
      if (version === undefined) await begin(change.claimId);
    },
  );
  if (version !== undefined) return { version, replayed };
  const operation = await store.readOperation(claimId);
  if (operation !== undefined) return { operation, replayed };
  // The request with the same key has found a version, or its operation was removed after its time.
  version = await findVersion();
  if (version !== undefined) return { version, replayed };
  await begin(claimId);
  const begun = await store.readOperation(claimId);
  if (begun === undefined) throw noOperation(claimId);
  return { operation: begun, replayed };

  async function begin(own: string): Promise<void> {
    // Another request has claimed the key with this id. Its import may have begun or ended, and its files may be lost.
    if (own !== id) {
      if ((await store.readImport(own))?.isOpen === false) return;
      await rename(upload.folder, join(blobs.imports, own)).catch(unlessThere);
    }
    await store.startImport({ id: own, options, createdAt: timeOfOperation(own) });
    try {
      assertConnected(deps.redis);
      await addWork(deps.queues, own);
    } catch (err) {
      deps.log.warn(
        { err, operationId: own, dataset: name },
        'could not queue an import; a worker will find it within a minute',
      );
    }
  }
}

/** Ignores that the folder of the other request exists. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}
