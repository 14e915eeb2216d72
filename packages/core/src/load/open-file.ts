import { CoreError } from '../core-error.ts';
import { isOutOfMemory, type OpenHdf5, readHdf5 } from '../hdf5/open-hdf5.ts';
import { recognise } from './recognise.ts';

/** Opens an HDF5 file for `use`. Throws a CoreError if HDF5 cannot read it. `fileName` names the file in messages, such as "the train file". */
export async function openFile<Result>(
  bytes: Uint8Array,
  fileName: string,
  use: (open: OpenHdf5) => Result,
): Promise<Result> {
  try {
    return await readHdf5(bytes, use);
  } catch (cause) {
    if (cause instanceof CoreError) throw cause;
    if (isOutOfMemory(cause)) {
      throw new CoreError(
        'too-large',
        `Expected ${fileName} to be readable by HDF5 in 64 MB of memory, got an out-of-memory error.`,
        { cause },
      );
    }
    throw new CoreError('not-hdf5', explainUnreadable(bytes, fileName, cause), { cause });
  }
}

function explainUnreadable(bytes: Uint8Array, fileName: string, cause: unknown): string {
  const { byteLength } = bytes;
  const known = recognise(bytes);
  if (known !== undefined) {
    const size = byteLength === 0 ? '' : ` of ${byteLength} bytes`;
    return `Expected ${fileName} to be HDF5, got ${known.what}${size}. ${known.remedy}`;
  }
  const reason = findReason(cause);
  const remedy = /truncated file/i.test(reason)
    ? ' The end of the file is missing: copy or download it again.'
    : '';
  return `Expected ${fileName} to be HDF5, got ${byteLength} bytes that cannot be read as such: ${reason}.${remedy}`;
}

/** HDF5 reports an error as a stack of lines "#003: file.c line 1 in f(): reason". The last line has the innermost reason. */
function findReason(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const reasons = [...message.matchAll(/ in \w+\(\): (.+)/g)];
  return reasons.at(-1)?.[1] ?? message.split('\n')[0] ?? '';
}
