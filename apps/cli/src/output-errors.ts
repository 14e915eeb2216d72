import { exitCodes } from './exit-codes.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the device',
  EDQUOT: 'no space left in the quota',
  EIO: 'the device failed',
  EFBIG: 'the file would be too large',
};

/** The reason of a write error: "ENOSPC, no space left on the device". */
export const reasonOf = ({ code = 'unknown error' }: { code?: string | undefined }): string =>
  [code, reasons[code]].filter((word) => word !== undefined).join(', ');

/** Prints one sentence and exits if stdout cannot be written. */
export function handleOutputErrors(source: NodeJS.Process): void {
  const { stdout, stderr } = source;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader closed the pipe (`| head`): this is not an error.
    if (error.code === 'EPIPE') source.exit(exitCodes.ok.code);
    stderr.write(`stdout cannot be written: ${reasonOf(error)}.\n`);
    source.exit(exitCodes.failed.code);
  });
  // If stderr cannot be written, the command and its exit code stay the same.
  stderr.on('error', () => undefined);
}
