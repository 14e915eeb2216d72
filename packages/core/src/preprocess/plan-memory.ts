/** A plan of one memory: regions one after the other, each from a multiple of 64 bytes on. */
export function planMemory(from: number) {
  let end = from;
  return {
    /** The address of a region of so many bytes. */
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
