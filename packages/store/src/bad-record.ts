// A bad record is one that no version of sweepq has written, or that another program has overwritten. A bad record must not
// prevent the reading of other records.
import { LaterVersionError, QueueError } from '@sweepq/contract';

/** Reads a part of a stored record. Throws `bad-record` with the part and the reason. */
export function readPart<T>(part: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const { message } = cause as Error;
    throw new QueueError('bad-record', `Its ${part} cannot be read: ${message}`, { cause });
  }
}

/** Returns the answer of Redis. Throws `bad-record` if the type of the key is not that of this part of a record. */
export async function readKey<T>(part: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    if (!isOfWrongType(cause)) throw cause;
    const message = `Its ${part} cannot be read: the key in Redis has the wrong type.`;
    throw new QueueError('bad-record', message, { cause });
  }
}

const isOfWrongType = (error: unknown) =>
  error instanceof Error && error.message.includes('WRONGTYPE');

/** Returns the reason if an error says that a record cannot be read. */
export const badRecordReason = (error: unknown): string | undefined =>
  error instanceof QueueError && error.code === 'bad-record' ? error.message : undefined;

/** Returns the reason if an error says that a record cannot be read, or that only a later version can read it. */
export const unreadableReason = (error: unknown): string | undefined =>
  error instanceof LaterVersionError ? error.message : badRecordReason(error);
