import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultPrefix } from '@sweepq/contract';
import { mountSmallDisk } from '../../support/small-disk.ts';
import { waitUntil } from '../../support/wait.ts';
import type { Row, RowContext } from '../row.ts';
import {
  expectWholeBlobs,
  importCleanly,
  makeUploads,
  type SentFiles,
  sendOnce,
  sendUntilAccepted,
  waitForImport,
} from '../world/uploads.ts';
import { startWorld, type World } from '../world/world.ts';

/** Room for no uploaded file, and for no blob. */
const leftBytes = 150_000;

/**
 * The disk of the blob folder is full, and is read-only, during uploads and imports. An upload is rejected with the reason. An import that was accepted
 * before is completed when the disk takes writes again, with the content of an import without faults.
 */
export const row: Row = {
  number: 51,
  fault: 'blob folder full, or read-only',
  quick: false,
  async run(context) {
    const dir = join(context.dir, 'world', 'blobs');
    await mkdir(dir, { recursive: true });
    const disk = await mountSmallDisk(dir, 32);
    // Runs last, because deferred functions run in reverse order.
    context.defer(disk.unmount);
    const world = await startWorld(context);
    const { article, packed } = await makeUploads();
    const first = await importCleanly(world, { name: 'first', key: 'first', files: article });

    const filler = join(dir, 'filler');
    const fill = async () => {
      const { bavail, bsize } = await statfs(dir);
      await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)));
    };
    await fill();
    await expectRefused(context, world, { files: packed, reason: /no space left/ });
    await rm(filler);
    const full = await pausedImport(context, world, {
      files: packed,
      begin: () => fill(),
      end: () => rm(filler),
    });

    const setAccess = async (access: 'ro' | 'rw') => {
      const change = () =>
        disk.setAccess(access).then(
          () => true,
          () => false,
        );
      await waitUntil(`the disk is ${access}`, change);
    };
    await setAccess('ro');
    await expectRefused(context, world, { files: packed, reason: /read-only/ });
    const found = await world.client.readDataset('first');
    context.expect(
      found.digest === first,
      'Expected the dataset on the read-only disk, got another.',
    );
    await setAccess('rw');
    const readOnly = await pausedImport(context, world, {
      files: packed,
      begin: () => setAccess('ro'),
      end: () => setAccess('rw'),
    });

    const clean = await importCleanly(world, { name: 'clean', key: 'clean', files: packed });
    const left = await expectWholeBlobs(context, world);
    const digests = [full.digest, readOnly.digest];
    return {
      ...{ injected: 4, lost: digests.filter((digest) => digest === undefined).length },
      recoveredMs: Math.max(full.tookMs, readOnly.tookMs),
      hashesEqual: digests.every((digest) => digest === clean),
      measured: left,
    };
  },
};

type Refusal = { files: SentFiles; reason: RegExp };

/** Expects that an upload is rejected with the reason, and leaves no file. */
async function expectRefused(
  { expect }: RowContext,
  world: World,
  { files, reason }: Refusal,
): Promise<void> {
  const { status, detail = '' } = await sendOnce(world, {
    name: 'refused',
    key: `${reason}`,
    files,
  });
  expect(
    status === 503 && reason.test(detail),
    `Expected 503 with ${reason}, got ${status}: ${detail}`,
  );
}

let count = 0;

type Pause = { files: SentFiles; begin(): Promise<unknown>; end(): Promise<unknown> };

/** Makes the disk unusable after an upload was accepted and before its import begins, and usable again after the import has failed once. */
async function pausedImport({ expect }: RowContext, world: World, { files, begin, end }: Pause) {
  const name = `paused-${++count}`;
  for (const worker of world.workers) worker.kill('SIGSTOP');
  const id = await sendUntilAccepted(world, { name, key: name, files });
  await begin();
  for (const worker of world.workers) worker.kill('SIGCONT');
  await waitUntil('an attempt at the import has failed', async () => {
    const operation = await world.client.readOperation(id ?? '');
    expect(operation.finishedAt === null, `Expected ${id} to wait for the disk, got its end.`);
    // BullMQ counts the attempts of a job in this field.
    const attempts = await world.redis.client.hget(`${defaultPrefix}:upkeep:${id}`, 'atm');
    return operation.finishedAt !== null || Number(attempts) > 0;
  });
  await end();
  const startedAt = performance.now();
  const operation = await waitForImport(world, id ?? '');
  const detail = operation.error?.detail ?? '';
  expect(operation.status === 'completed', `Expected ${id} to be completed, got: ${detail}`);
  const dataset = await world.client.readDataset(name).catch(() => undefined);
  return { digest: dataset?.digest, tookMs: performance.now() - startedAt };
}
