// Loaded before a part's own program (`NODE_OPTIONS=--import`): all its threads see a clock shifted by a number of milliseconds.
const shiftMs = Number(process.env.CHAOS_CLOCK_SHIFT_MS);
const { now } = Date;
const shifted = () => now.call(Date) + shiftMs;
Date.now = shifted;
globalThis.Date = class extends Date {
  constructor(...args) {
    super(...(args.length === 0 ? [shifted()] : args));
  }
};
