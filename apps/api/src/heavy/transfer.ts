// Large data between threads is moved, not copied: a copy costs time and memory on both sides.
import { move, transferableSymbol, valueSymbol } from 'piscina';

export type OwnBytes = Uint8Array<ArrayBuffer>;

/** A copy with its own memory, which can be moved. An answer of Redis is in memory that the reader of the connection shares. */
export const toOwnBytes = (bytes: Uint8Array): OwnBytes => new Uint8Array(bytes);

/** The answer of a task. The caller of the task gets `value`. The memory of the parts in `moved` is moved to the caller, not copied. */
export const handOver = <T extends object>(value: T, moved: readonly ArrayBufferView[]): T =>
  move({
    [transferableSymbol]: moved.map(({ buffer }) => buffer),
    [valueSymbol]: value,
  } as never) as unknown as T;

const encoder = new TextEncoder();

/** Text as bytes that can be moved. */
export const encodeText = (text: string): OwnBytes => encoder.encode(text);
