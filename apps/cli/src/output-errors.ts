import { exitCodes } from './exit-codes.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the device',
  EDQUOT: 'no space left in the quota',
  EIO: 'the device failed',
  EFBIG: 'the file would be too large',
};

/** Why something cannot be written: "ENOSPC, no space left on the device". */
export const reasonOf = ({ code = 'unknown error' }: { code?: string | undefined }): string =>
  [code, reasons[code]].filter((word) => word !== undefined).join(', ');

/** Ends the process with a sentence when stdout cannot be written. */
export function handleOutputErrors(source: NodeJS.Process): void {
  const { stdout, stderr } = source;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads no further (`| head`) has seen enough.
    if (error.code === 'EPIPE') source.exit(exitCodes.ok.code);
    stderr.write(`stdout cannot be written: ${reasonOf(error)}.\n`);
    source.exit(exitCodes.failed.code);
  });
  // Words that nobody hears change nothing about what is done, nor about how it ends.
  stderr.on('error', () => undefined);
}
