import { ApiProblem } from '../problems/problem.ts';

/** Uploads write to one disk, and each needs memory for its parts. */
const maxUploads = 4;
/** A worker imports one upload at a time, and the files of the others wait on the disk. */
const maxOpenImports = 32;

/** Runs an upload, unless this api receives 4 others. */
export type UploadLimit = <Result>(receive: () => Promise<Result>) => Promise<Result>;

export function createUploadLimit(): UploadLimit {
  let running = 0;
  return async (receive) => {
    if (running >= maxUploads) {
      throw busy(`Expected at most ${maxUploads} uploads at a time.`, '10');
    }
    running += 1;
    try {
      return await receive();
    } finally {
      running -= 1;
    }
  };
}

/** Throws a problem if the folders of imports belong to 32 imports that have not ended. */
export async function assertRoomForImport(
  ids: readonly string[],
  isOpen: (id: string) => Promise<boolean>,
): Promise<void> {
  if (ids.length < maxOpenImports) return;
  const open = (await Promise.all(ids.map(isOpen))).filter((each) => each);
  if (open.length < maxOpenImports) return;
  throw busy(`Expected less than ${maxOpenImports} open imports, got ${open.length}.`, '60');
}

const busy = (sentence: string, retryAfter: string) =>
  new ApiProblem('busy', {
    detail: `${sentence} Retry after the number of seconds in Retry-After.`,
    headers: { 'Retry-After': retryAfter },
  });
