import { move, transferableSymbol, valueSymbol } from 'piscina';

/** Returns the result of a task. The memory of the values in `moved` is moved to the caller and not copied. */
export const handOver = <T extends object>(value: T, moved: readonly ArrayBufferView[]): T =>
  move({
    [transferableSymbol]: moved.map(({ buffer }) => buffer),
    [valueSymbol]: value,
  } as never) as unknown as T;
