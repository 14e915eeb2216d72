// Imported before the program of an api or a worker (`NODE_OPTIONS=--import`). It shifts the clock of all threads by
// CHAOS_CLOCK_SHIFT_MS.
const shiftMs = Number(process.env.CHAOS_CLOCK_SHIFT_MS);
const { now } = Date;
const shifted = () => now.call(Date) + shiftMs;
Date.now = shifted;
globalThis.Date = class extends Date {
  constructor(...args) {
    super(...(args.length === 0 ? [shifted()] : args));
  }
};
