import { DatasetError } from '../dataset-error.ts';

/** A request to the file system, described without a path of this machine. */
export type Asked = { what: string; path: string };

const deadLinks: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ELOOP', 'ENOTDIR']);
/** Errors of the requested file, not of this process or machine. */
const unreadable: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EIO: 'input/output error',
  EISDIR: 'a folder',
  ENAMETOOLONG: 'a name that is too long',
  ESTALE: 'a stale file handle',
  ENXIO: 'a device or a socket that cannot be opened',
};

/** Waits for an answer of the file system; throws a DatasetError if the requested file is the cause of the error. */
export async function askFiles<Answer>(
  { what, path }: Asked,
  answer: Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (deadLinks.has(code)) {
      throw new DatasetError(
        'dead-link',
        `Expected ${what} to exist, got nothing, or a link whose target does not exist.`,
        { cause, path },
      );
    }
    const reason = unreadable[code ?? ''];
    if (reason === undefined) throw cause;
    throw new DatasetError(
      'unreadable',
      `Expected ${what} to be readable by this process, got ${code} (${reason}).`,
      { cause, path },
    );
  }
}
