import { type Colour, createCanvas, side } from './canvas.ts';
import type { Dice } from './dice.ts';
import type { Kind } from './kinds.ts';

const skies: readonly Colour[] = [
  [84, 112, 140],
  [128, 112, 92],
  [76, 100, 72],
  [112, 92, 118],
  [52, 62, 84],
];
/** The largest noise of a pixel, as in a photograph in bad light. */
const grain = 20;

/** One picture, (64, 64, 3): a thing of this kind in front of a lit wall, with noise. */
export function paintPicture(dice: Dice, kind: Kind): Uint8Array {
  const pixels = paintWall(dice);
  kind.paint(pixels, dice);
  for (let k = 0; k < pixels.length; k++) {
    pixels[k] = Math.min(255, Math.max(0, (pixels[k] ?? 0) + dice.between(-grain, grain)));
  }
  return pixels;
}

function paintWall(dice: Dice): Uint8Array {
  const top = dice.near(dice.pick(skies), 24);
  const bottom = dice.near(top, 36);
  const mix = (a: number, b: number, row: number) => {
    return Math.floor((a * (side - row) + b * row) / side);
  };
  return createCanvas((row) => [
    mix(top[0], bottom[0], row),
    mix(top[1], bottom[1], row),
    mix(top[2], bottom[2], row),
  ]);
}
