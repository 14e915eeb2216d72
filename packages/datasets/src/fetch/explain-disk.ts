import { getSystemErrorMap } from 'node:util';
import { DatasetError } from '../dataset-error.ts';

/** Error codes of a disk that is full, over its quota, read-only or broken. */
const ofDisk = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EFBIG']);
/** Error codes that the network may also cause. */
const ofRights = new Set(['EACCES', 'EPERM']);
const fileCalls = new Set(['open', 'mkdir', 'mkdtemp', 'write', 'rename', 'scandir']);

/**
 * Explains why a fetched or an uploaded dataset could not be written, if the disk of this machine is the cause. Such an error is not
 * retried within seconds. The message contains no paths, because the API shows it as the failure of trials.
 */
export function explainDisk(
  error: unknown,
  what = 'This worker cannot store a dataset that it fetched below SWEEPQ_HOME',
): DatasetError | undefined {
  if (!(error instanceof Error) || error instanceof DatasetError) return undefined;
  const { code = '', errno = 0, syscall = '' } = error as NodeJS.ErrnoException;
  const isOfDisk = ofDisk.has(code) || (ofRights.has(code) && fileCalls.has(syscall));
  if (!isOfDisk) return undefined;
  const [, reason = 'the disk rejects writes'] = getSystemErrorMap().get(errno) ?? [];
  return new DatasetError('cannot-store', `${what}: ${reason} (${code}).`, { cause: error });
}
