// Starting weights as NumPy draws them: the Mersenne Twister and Marsaglia's polar method. src/initialise has the same
// algorithms in TypeScript, with their sources.
import { ln } from './log';

const words: i32 = 624;
const shift: i32 = 397;

/** After the 624 words of the state: the number of used words, whether a normal is kept (int32), the kept normal (float64). */
const usedAt: usize = 2496;
const isKeptAt: usize = 2500;
const keptAt: usize = 2504;

/**
 * out_j = scale · randn, `count` numbers after `np.random.seed(seed)`. `state` takes 2512 bytes.
 */
export function fillRandn(seed: u32, scale: f64, state: usize, out: usize, count: i32): void {
  if (scale === 0) {
    fillZeros(out, count);
    return;
  }
  seedRandn(seed, state);
  continueRandn(scale, state, out, count);
}

/** Writes the state after `np.random.seed(seed)`, 2512 bytes. */
export function seedRandn(seed: u32, state: usize): void {
  let word = seed;
  for (let i = 0; i < words; i++) {
    store<u32>(state + ((<usize>i) << 2), word);
    word = 1812433253 * (word ^ (word >> 30)) + <u32>i + 1;
  }
  store<i32>(state + usedAt, words);
  store<i32>(state + isKeptAt, 0);
  store<f64>(state + keptAt, 0);
}

/**
 * out_j = scale · randn, the next `count` numbers of the sequence of `state`. The second normal of a pair is kept in the state
 * for the next call, as in NumPy. Scale 0 also uses `count` numbers of the sequence.
 */
export function continueRandn(scale: f64, state: usize, out: usize, count: i32): void {
  if (count <= 0) return;
  let j = 0;
  if (load<i32>(state + isKeptAt)) {
    store<f64>(out, load<f64>(state + keptAt) * scale);
    store<i32>(state + isKeptAt, 0);
    j = 1;
  }
  let used = load<i32>(state + usedAt);
  let second: f64 = 0;
  for (; j < count; j += 2) {
    let u: f64 = 0;
    let v: f64 = 0;
    let s: f64 = 0;
    do {
      // A point takes four words. The state has a multiple of four words, so a point is never divided.
      if (used === words) {
        twistState(state);
        used = 0;
      }
      u = 2 * doubleAt(state + ((<usize>used) << 2)) - 1;
      v = 2 * doubleAt(state + ((<usize>(used + 2)) << 2)) - 1;
      used += 4;
      s = u * u + v * v;
    } while (s >= 1 || s === 0);
    const factor = sqrt<f64>((-2 * ln(s)) / s);
    const at = out + ((<usize>j) << 3);
    second = factor * u;
    store<f64>(at, factor * v * scale);
    if (j + 1 < count) store<f64>(at, second * scale, 8);
  }
  if (j > count) {
    store<f64>(state + keptAt, second);
    store<i32>(state + isKeptAt, 1);
  }
  store<i32>(state + usedAt, used);
  if (scale === 0) fillZeros(out, count);
}

/** +0, never −0. */
function fillZeros(out: usize, count: i32): void {
  memory.fill(out, 0, (<usize>count) << 3);
}

/** 27 bits above 26 bits, divided by 2⁵³. */
function doubleAt(at: usize): f64 {
  const high = temper(load<u32>(at)) >> 5;
  const low = temper(load<u32>(at, 4)) >> 6;
  return (<f64>high * 67108864 + <f64>low) / 9007199254740992;
}

function twistState(state: usize): void {
  for (let i = 0; i < words; i++) {
    const at = state + ((<usize>i) << 2);
    const next = i + 1 < words ? load<u32>(at, 4) : load<u32>(state);
    const joined = (load<u32>(at) & 0x80000000) | (next & 0x7fffffff);
    const other = i + shift < words ? i + shift : i + shift - words;
    const twisted = (joined >> 1) ^ (joined & 1 ? 0x9908b0df : 0);
    store<u32>(at, load<u32>(state + ((<usize>other) << 2)) ^ twisted);
  }
}

function temper(word: u32): u32 {
  let y = word;
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return y ^ (y >> 18);
}
