import type { Palette } from '../scenes/protocol.ts';
import { followTheme } from '../styles/follow-theme.ts';
import { readColours } from '../styles/read-colours.ts';

const rampNames = Array.from({ length: 9 }, (_, k) => `--seq-${k}`);

/** Reads the colours of the present theme. The worker draws with numbers and knows no style sheet. */
function readPalette(): Palette {
  const [context, below, running, diverged, pruned] = readColours([
    '--context',
    '--below',
    '--st-running',
    '--st-diverged',
    '--st-pruned',
  ]);
  return { context, below, running, diverged, pruned, ramp: [...readColours(rampNames)] };
}

/** Calls `use` with the colours now and after each change of the theme. Returns a function that stops this. */
export const followPalette = (use: (palette: Palette) => void): (() => void) =>
  followTheme(() => use(readPalette()));
