// Imports an upload: converts its files in a thread, stores the two files as blobs, and adds the version. Every step can be repeated after a crash.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { timeOfOperation } from '@sweepq/contract';
import {
  type BlobFolder,
  DatasetError,
  explainDisk,
  type ImportMapping,
  type ImportSource,
  type StoredBlob,
} from '@sweepq/datasets';
import type { ImportEnd, ImportOptions } from '@sweepq/store';
import { DelayedError, type Job } from 'bullmq';
import { returnToQueue } from '../control/return-to-queue.ts';
import type { WorkDeps } from '../work/work-deps.ts';

type ActiveJob = { job: Job; token: string | undefined; signal: AbortSignal | undefined };
type Deps = Pick<WorkDeps, 'store' | 'findBlobs' | 'importer' | 'metrics' | 'log' | 'now'>;

/** The delay after which a worker with the right blobs may take the job. It grows with the age of the import, because there may be no such worker. */
const elsewhereMs = { least: 500, most: 30_000, shareOfAge: 0.1 };
/** An import that no worker could take for this time fails. */
const lostAfterMs = 24 * 60 * 60 * 1000;
/** The number of tries of an import whose thread crashes or takes too long. The machine may have been busy, or the files are too large. */
const triesOfThread = 3;
/** The interval at which a cancel is noticed. */
const checkEveryMs = 1_000;
/** The steps: begun, converted, stored. */
const steps = 3;

export async function importUpload(deps: Deps, id: string, active: ActiveJob): Promise<void> {
  const { store, now } = deps;
  const found = await store.readImport(id);
  if (found === undefined) return;
  const { options, isOpen } = found;
  const { blobs } = await deps.findBlobs();
  if (blobs?.id !== options.blobs) {
    if (!isOpen) return;
    const ageMs = now().getTime() - Date.parse(timeOfOperation(id));
    if (ageMs > lostAfterMs) {
      const detail =
        'No worker with the blob folder of the upload was found within 24 hours. Upload the files again.';
      await endImport(deps, id, { status: 'failed', error: { code: 'upload-lost', detail } });
      return;
    }
    const { least, most, shareOfAge } = elsewhereMs;
    const delayMs = Math.round(Math.min(most, Math.max(least, ageMs * shareOfAge)));
    await active.job.moveToDelayed(now().getTime() + delayMs, active.token);
    throw new DelayedError();
  }
  const folder = join(blobs.imports, id);
  const outcome = isOpen ? await doImport(deps, { id, options, blobs, folder }, active) : 'ended';
  if (outcome !== 'ended') await returnToQueue(active);
  await rm(folder, { recursive: true, force: true });
}

type Import = { id: string; options: ImportOptions; blobs: BlobFolder; folder: string };

/** Throws an error if a retry can succeed. `shutdown`: another worker continues. */
async function doImport(
  deps: Deps,
  { id, options, blobs, folder }: Import,
  { job, signal: stopping }: ActiveJob,
): Promise<'ended' | 'shutdown'> {
  const { store, now, log } = deps;
  const cancelled = new AbortController();
  const check = async (done: number) => {
    stopping?.throwIfAborted();
    const progress = { done, total: steps };
    if (!(await store.continueImport(id, { now: now(), progress }))) cancelled.abort();
    cancelled.signal.throwIfAborted();
  };
  // Another attempt has a folder of its own: a worker that has lost its lock may still store these files.
  const into = join(folder, `converted-${randomUUID()}`);
  let done = 0;
  const timer = setInterval(() => void check(done).catch(() => undefined), checkEveryMs);
  try {
    await check(done);
    if (!(await areThere(folder, options))) {
      const detail = 'The uploaded files are no longer in the blob folder. Upload them again.';
      await endImport(deps, id, { status: 'failed', error: { code: 'upload-lost', detail } });
      return 'ended';
    }
    await mkdir(into);
    const signals = [cancelled.signal, ...(stopping === undefined ? [] : [stopping])];
    const signal = AbortSignal.any(signals);
    done = 1;
    const source = pathsOf(folder, options);
    const mapping = options.mapping as ImportMapping;
    const imported = await deps.importer.run({ source, mapping, into }, signal);
    const report = { ...imported.report };
    if (options.dryRun) {
      const result = { version: null, created: false, name: options.name, report };
      await endImport(deps, id, { status: 'completed', result });
      return 'ended';
    }
    done = 2;
    await check(done);
    const put = (path: string): Promise<StoredBlob> => blobs.put(createReadStream(path));
    const version = {
      ...{ createdAt: now().toISOString(), report },
      ...{ train: await put(imported.train), test: await put(imported.test) },
    };
    await check(done);
    const added = await store.finishImport(id, { options, version, now: now() });
    if (added === undefined) return 'ended';
    if (added === 'other-blobs') {
      const detail = 'The service has another blob folder now. Upload the files again.';
      await endImport(deps, id, { status: 'failed', error: { code: 'upload-lost', detail } });
      return 'ended';
    }
    // A deletion of another version may have removed the same bytes just before the script noted that this version uses them.
    for (const split of ['train', 'test'] as const) {
      if (!(await blobs.has(version[split].sha256))) await put(imported[split]);
    }
    deps.metrics.countOperation('dataset.import', 'completed');
    log.info({ operationId: id, dataset: options.name, ...added }, 'imported a dataset');
    return 'ended';
  } catch (cause) {
    if (stopping?.aborted) return 'shutdown';
    if (cancelled.signal.aborted) return 'ended';
    const error = explainDisk(cause, 'The blob folder cannot store a file') ?? cause;
    if (isRefused(error, job.attemptsMade + 1)) {
      await endImport(deps, id, {
        status: 'failed',
        error: { code: 'import-refused', detail: error.message },
      });
      return 'ended';
    }
    if (job.attemptsMade + 1 < (job.opts.attempts ?? 1)) throw error;
    const detail =
      error instanceof DatasetError
        ? error.message
        : 'The import failed. The log of the worker has the reason.';
    log.error({ operationId: id, err: error }, 'an import has failed');
    await endImport(deps, id, { status: 'failed', error: { code: 'work-failed', detail } });
    return 'ended';
  } finally {
    clearInterval(timer);
    await rm(into, { recursive: true, force: true });
  }
}

/** Whether the files are the cause of an error, so that a retry cannot succeed. */
function isRefused(error: unknown, tries: number): error is DatasetError {
  if (!(error instanceof DatasetError)) return false;
  if (!error.retriable) return true;
  return error.code !== 'cannot-store' && tries >= triesOfThread;
}

/** Ends an import that adds no version. */
async function endImport(
  { store, metrics, log, now }: Deps,
  id: string,
  how: Exclude<ImportEnd, { status: 'cancelled' }>,
): Promise<void> {
  if (!(await store.endImport(id, { ...how, now: now() }))) return;
  metrics.countOperation('dataset.import', how.status);
  log.info({ operationId: id, ...how }, 'ended an import');
}

const pathsOf = (folder: string, { files }: ImportOptions): ImportSource =>
  Object.fromEntries(Object.entries(files).map(([part, file]) => [part, join(folder, file)]));

async function areThere(folder: string, options: ImportOptions): Promise<boolean> {
  const paths = Object.values(pathsOf(folder, options));
  const found = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
  return found.every((stats) => stats !== undefined);
}
