import { busy } from '../heavy/slots.ts';

/** Lends parts of a memory to callers. One caller gets at most half of it: a caller that sends slowly does not reject all others. */
export function createReservations(bytes: number) {
  const byCaller = new Map<string, number>();
  let all = 0;

  function add(caller: string, size: number): void {
    const own = (byCaller.get(caller) ?? 0) + size;
    all += size;
    if (own > 0) byCaller.set(caller, own);
    else byCaller.delete(caller);
  }

  return {
    /** Reserves memory, and returns the function that frees it. Throws `busy` if there is not enough. */
    take(caller: string, size: number): () => void {
      const own = byCaller.get(caller) ?? 0;
      if (all + size > bytes || own + size > bytes / 2) throw busy();
      add(caller, size);
      return () => add(caller, -size);
    },
  };
}
