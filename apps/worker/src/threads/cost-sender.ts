import { encodePart, noParts, type PartEnd } from '@sweepq/store/curves';

/**
 * The answers of Redis to the parts of a run's costs, in memory that the main thread and a training thread share: the number of answered
 * messages, and the iteration up to which Redis had costs at the last answer.
 */
export type SavedCosts = Int32Array<SharedArrayBuffer>;

export const createSavedCosts = (): SavedCosts =>
  new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));

/** Notes an answer. Without an iteration, Redis has the same costs as before. */
export function noteAnswer(saved: SavedCosts, iteration?: number): void {
  if (iteration !== undefined) Atomics.store(saved, 1, iteration);
  Atomics.add(saved, 0, 1);
}

/** What a message has for Redis: the costs since the message before, and the end of these costs. */
export type SentCosts = { part: Uint8Array | undefined; end: PartEnd };

export type CostSender = {
  /** Begins another training: of the next fold, or of the run itself. */
  restart(): void;
  /** Whether Redis has answered all messages. */
  isAnswered(): boolean;
  /** Returns the costs for the next message. The main thread notes one answer for each call. */
  take(curve: Float64Array): SentCosts;
};

/**
 * Sends the costs of a training to Redis in parts. Each part has the costs since the part before, also while Redis has not answered yet. If the
 * answers show that Redis has lost parts, the next part begins where the parts in Redis end, or at iteration 0.
 */
export function createCostSender(saved: SavedCosts): CostSender {
  let sent = 0;
  let last = noParts;
  let ends: PartEnd[] = [noParts];
  const isAnswered = () => Atomics.load(saved, 0) === sent;
  return {
    restart() {
      last = noParts;
      ends = [noParts];
    },
    isAnswered,
    take(curve) {
      if (isAnswered()) {
        const stored = Atomics.load(saved, 1);
        last = ends.find(({ iteration }) => iteration === stored) ?? noParts;
        ends = ends.filter(({ iteration }) => iteration <= last.iteration);
      }
      sent += 1;
      if (curve.length === last.iteration) return { part: undefined, end: last };
      const { part, end } = encodePart(last, curve.subarray(last.iteration));
      last = end;
      ends.push(end);
      return { part, end };
    },
  };
}
