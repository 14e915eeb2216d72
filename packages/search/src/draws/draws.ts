import { ln } from '@sweepq/core/numerics';
import { philox } from './philox.ts';

/** What random numbers are for. Each purpose has its own numbers, so that one more draw of one purpose changes no other. */
const purposes = {
  shift: 0,
  random: 1,
  candidates: 2,
  left: 3,
  generation: 4,
  restart: 5,
} as const;
export type Purpose = keyof typeof purposes;

export type Draws = {
  /** Uniform on 0 … 2³² − 1. */
  word(): number;
  /** Uniform on [0, 1) with 53 bits. */
  share(): number;
  /** Uniform on 0 … size − 1, up to a bias of size / 2^53. */
  below(size: number): number;
  /** Standard normal, by Marsaglia's polar method; the second number of each pair is kept for the next call. */
  normal(): number;
};

const [twoTo26, twoTo32, twoTo53] = [67_108_864, 4_294_967_296, 9_007_199_254_740_992];

/**
 * Returns the random numbers of one trial for one purpose. Seed (53 bits), trial (32 bits) and purpose are separate words of Philox.
 * The same arguments give the same numbers on every machine.
 */
export function createDraws(seed: number, trial: number, purpose: Purpose): Draws {
  const key = [seed >>> 0, Math.floor(seed / twoTo32) >>> 0] as const;
  const words = new Uint32Array(4);
  let [block, used] = [0, 4];
  let kept: number | undefined;

  function word(): number {
    if (used === 4) {
      philox([block, trial >>> 0, purposes[purpose], 0], key, words);
      block += 1;
      used = 0;
    }
    used += 1;
    return words[used - 1] as number;
  }

  const share = () => ((word() >>> 5) * twoTo26 + (word() >>> 6)) / twoTo53;

  function normal(): number {
    if (kept !== undefined) {
      const last = kept;
      kept = undefined;
      return last;
    }
    let [u, v, square] = [0, 0, 0];
    do {
      u = 2 * share() - 1;
      v = 2 * share() - 1;
      square = u * u + v * v;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * ln(square)) / square);
    kept = v * factor;
    return u * factor;
  }

  return { word, share, below: (size) => Math.floor(share() * size), normal };
}
