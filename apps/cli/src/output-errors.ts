import { exitCodes } from './exit-codes.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the device',
  EDQUOT: 'no space left in the quota',
  EIO: 'the device failed',
  EFBIG: 'the file would be too large',
};

/** Describes a write error: "ENOSPC, no space left on the device". */
export const reasonOf = ({ code = 'unknown error' }: { code?: string | undefined }): string =>
  [code, reasons[code]].filter((word) => word !== undefined).join(', ');

/** Prints a sentence and exits if stdout cannot be written. */
export function handleOutputErrors(source: NodeJS.Process): void {
  const { stdout, stderr } = source;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // EPIPE is not an error: the reader has closed the pipe (`| head`).
    if (error.code === 'EPIPE') source.exit(exitCodes.ok.code);
    stderr.write(`stdout cannot be written: ${reasonOf(error)}.\n`);
    source.exit(exitCodes.failed.code);
  });
  // Ignore write errors of stderr: they do not change the result or the exit code.
  stderr.on('error', () => undefined);
}
