import { setTimeout as delay } from 'node:timers/promises';
import type { BlobFolder } from '@sweepq/datasets';
import type { ApiDeps } from '../api-deps.ts';
import { ApiProblem } from '../problems/problem.ts';

/** Workers announce their blobs every 5 s. The first upload of a service waits for the first announcement. */
const announcedWithinMs = 8_000;
const lookEveryMs = 200;

/** Returns the blobs that this api shares with a worker. Throws a problem with the reason if there are none. */
export async function findSharedBlobs({
  store,
  findBlobs,
}: Pick<ApiDeps, 'store' | 'findBlobs'>): Promise<BlobFolder> {
  const found = await findBlobs();
  if (found.blobs === undefined) throw unavailable(found.reason);
  const { blobs } = found;
  const known = await store.readBlobId();
  if (known !== blobs.id) {
    throw unavailable(
      `This api has the blob folder \`${blobs.id}\`, but the folder of the service is \`${known ?? 'none'}\` now. Restart the api.`,
    );
  }
  const end = performance.now() + announcedWithinMs;
  for (;;) {
    const workers = await store.listWorkers();
    if (workers.some((worker) => worker.blobs === blobs.id)) return blobs;
    if (workers.length === 0) throw unavailable('No worker is running.');
    if (performance.now() > end) {
      throw unavailable(
        `None of the ${workers.length} workers has the blob folder of the api, \`${blobs.id}\`. Set SWEEPQ_BLOBS_DIR of all apis and workers to one shared folder.`,
      );
    }
    await delay(lookEveryMs);
  }
}

const unavailable = (detail: string) => new ApiProblem('uploads-unavailable', { detail });
