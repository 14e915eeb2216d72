/** Plans a memory as a sequence of regions, each of which starts at a multiple of 64 bytes. */
export function planMemory(from: number) {
  let end = from;
  return {
    /** Reserves a region of this size and returns its address. */
    take(bytes: number): number {
      const at = end;
      end += Math.ceil(bytes / 64) * 64;
      return at;
    },
    get end() {
      return end;
    },
  };
}
