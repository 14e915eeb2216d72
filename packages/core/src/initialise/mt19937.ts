// The Mersenne Twister, 32 bits: M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally
// equidistributed uniform pseudorandom number generator", ACM TOMACS 8 (1998). The seed fills the state by
// init_genrand of their 2002 version, as in NumPy's RandomState for a whole number.

export type RandomSource = {
  /** Uniform on 0 … 2³² − 1. */
  nextUint32(): number;
  /** Uniform on [0, 1) with 53 bits. */
  nextDouble(): number;
};

const words = 624;
const shift = 397;
const twist = 0x9908b0df;
const upperBit = 0x80000000;
const lowerBits = 0x7fffffff;
/** The multiplier of Borosh and Niederreiter, with which the seed fills the state. */
const seedMultiplier = 1812433253;

/** Returns a generator of the numbers that NumPy draws after `np.random.seed(seed)`. The seed is a whole number from 0 to 2³² − 1. */
export function createMt19937(seed: number): RandomSource {
  const state = seedState(seed);
  let next = words;

  const nextUint32 = () => {
    if (next === words) {
      twistState(state);
      next = 0;
    }
    const word = temper(state[next] ?? 0);
    next += 1;
    return word;
  };

  // 27 bits above 26 bits, divided by 2⁵³: genrand_res53.
  const nextDouble = () => {
    const high = nextUint32() >>> 5;
    const low = nextUint32() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  };

  return { nextUint32, nextDouble };
}

function seedState(seed: number): Uint32Array {
  const state = new Uint32Array(words);
  let word = seed >>> 0;
  for (let i = 0; i < words; i++) {
    state[i] = word;
    word = (Math.imul(seedMultiplier, word ^ (word >>> 30)) + i + 1) >>> 0;
  }
  return state;
}

function twistState(state: Uint32Array): void {
  for (let i = 0; i < words; i++) {
    const joined = ((state[i] ?? 0) & upperBit) | ((state[(i + 1) % words] ?? 0) & lowerBits);
    const twisted = (joined >>> 1) ^ (joined & 1 ? twist : 0);
    state[i] = (state[(i + shift) % words] ?? 0) ^ twisted;
  }
}

function temper(word: number): number {
  let y = word;
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  y ^= y >>> 18;
  return y >>> 0;
}
