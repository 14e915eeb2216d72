// Bits in bytes, the lowest bit of each byte first. A number has at most 53 bits.

/** 2⁰ to 2⁶³. */
export const powers = Float64Array.from({ length: 64 }, (_, k) => 2 ** k);

/** The maximum number of bits that are written at once. Together with the waiting bits, at most 7, they fit in an int32. */
const mostAtOnce = 24;

export type BitWriter = {
  /** Writes the lowest `count` bits of a whole number below 2^`count`. */
  write(value: number, count: number): void;
  /** Returns what was written. The last byte is filled with zeros. */
  finish(): Uint8Array;
};

export function createBitWriter(sizeBytes: number): BitWriter {
  let bytes = new Uint8Array(sizeBytes);
  let at = 0;
  let waiting = 0;
  let waitingBits = 0;

  function put(value: number, count: number) {
    waiting |= value << waitingBits;
    waitingBits += count;
    if (at + 4 > bytes.length) bytes = enlarge(bytes);
    for (; waitingBits >= 8; waitingBits -= 8) {
      bytes[at++] = waiting;
      waiting >>>= 8;
    }
  }

  return {
    write(value, count) {
      let rest = value;
      let left = count;
      for (; left > mostAtOnce; left -= mostAtOnce) {
        const high = Math.floor(rest * 2 ** -mostAtOnce);
        put(rest - high * 2 ** mostAtOnce, mostAtOnce);
        rest = high;
      }
      put(rest, left);
    },
    finish() {
      put(0, 7);
      return bytes.slice(0, at);
    },
  };
}

function enlarge(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * bytes.length + 4);
  larger.set(bytes);
  return larger;
}

export type BitReader = {
  read(count: number): number;
  /** Reads a unary number: ones up to a zero, which is read too, or `most` ones without a zero. Returns the number of ones. */
  countOnes(most: number): number;
};

/** The functions of the reader throw a RangeError beyond the last byte. */
export function createBitReader(bytes: Uint8Array): BitReader {
  let at = 0;
  let waiting = 0;
  let waitingBits = 0;

  function fill(count: number) {
    for (; waitingBits < count; waitingBits += 8) {
      if (at === bytes.length) throw new RangeError('Expected more bits.');
      waiting |= (bytes[at++] as number) << waitingBits;
    }
  }

  function take(count: number) {
    fill(count);
    const value = waiting & ((1 << count) - 1);
    waiting >>>= count;
    waitingBits -= count;
    return value;
  }

  return {
    read(count) {
      let value = 0;
      let done = 0;
      for (; count - done > mostAtOnce; done += mostAtOnce) {
        value += take(mostAtOnce) * (powers[done] as number);
      }
      return value + take(count - done) * (powers[done] as number);
    },
    countOnes(most) {
      let ones = 0;
      while (ones < most && take(1) === 1) ones += 1;
      return ones;
    },
  };
}
