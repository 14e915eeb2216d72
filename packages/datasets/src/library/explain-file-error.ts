import { DatasetError } from '../dataset-error.ts';

/** The requested file: its description for messages, and its path for the log. */
export type Asked = { what: string; path: string };

const deadLinks: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ELOOP', 'ENOTDIR']);
/** The error codes whose cause is the requested file, not this process or machine. */
const unreadable: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EIO: 'input/output error',
  EISDIR: 'a folder',
  ENAMETOOLONG: 'a name that is too long',
  ESTALE: 'a stale file handle',
  ENXIO: 'a device or a socket that cannot be opened',
};

/** Waits for the answer of the file system. Throws a DatasetError if the requested file is the cause of an error. */
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
