import { getSystemErrorMap } from 'node:util';
import { DatasetError } from '../dataset-error.ts';

/** Codes of a disk that is full, over its quota, read-only or broken. */
const ofDisk = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EFBIG']);
/** Codes that an error of the network may have as well. */
const ofRights = new Set(['EACCES', 'EPERM']);
const fileCalls = new Set(['open', 'mkdir', 'mkdtemp', 'write', 'rename', 'scandir']);

/**
 * Explains a failure to write a fetched dataset if the disk of this machine is the cause. A retry within seconds would
 * fail, too. The message has no paths, because trials show it.
 */
export function explainDisk(error: unknown): DatasetError | undefined {
  if (!(error instanceof Error) || error instanceof DatasetError) return undefined;
  const { code = '', errno = 0, syscall = '' } = error as NodeJS.ErrnoException;
  const isOfDisk = ofDisk.has(code) || (ofRights.has(code) && fileCalls.has(syscall));
  if (!isOfDisk) return undefined;
  const [, reason = 'it cannot be written to'] = getSystemErrorMap().get(errno) ?? [];
  return new DatasetError(
    'cannot-store',
    `This worker cannot store a dataset that it fetched below SWEEPQ_HOME: ${reason} (${code}).`,
    { cause: error },
  );
}
