// Moves large data between threads. A copy would take time and memory in both threads.
import { move, transferableSymbol, valueSymbol } from 'piscina';

export type OwnBytes = Uint8Array<ArrayBuffer>;

/** Copies bytes to memory that can be moved. The bytes of an answer of Redis lie in a buffer that the connection shares. */
export const toOwnBytes = (bytes: Uint8Array): OwnBytes => new Uint8Array(bytes);

/** Returns the result of a task. The memory of the values in `moved` is moved to the caller and not copied. */
export const handOver = <T extends object>(value: T, moved: readonly ArrayBufferView[]): T =>
  move({
    [transferableSymbol]: moved.map(({ buffer }) => buffer),
    [valueSymbol]: value,
  } as never) as unknown as T;

const encoder = new TextEncoder();

/** Encodes text as bytes that can be moved. */
export const encodeText = (text: string): OwnBytes => encoder.encode(text);
