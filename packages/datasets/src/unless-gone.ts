/** For the failure of a call of the file system: ignores that the file does not exist, and throws any other error. */
export function unlessGone(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
