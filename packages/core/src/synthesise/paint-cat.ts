import { type Colour, ellipse, type Point, paint, polygon } from './canvas.ts';
import type { Dice } from './dice.ts';

const furs: readonly Colour[] = [
  [214, 140, 72],
  [120, 112, 108],
  [226, 208, 180],
  [72, 62, 58],
  [168, 118, 84],
];
const irises: readonly Colour[] = [
  [128, 178, 72],
  [222, 186, 64],
  [104, 168, 200],
];
const pupil: Colour = [24, 20, 22];
const pink: Colour = [222, 142, 150];

/** Paints the face of a cat: two ears, two eyes, a muzzle. */
export function paintCat(pixels: Uint8Array, dice: Dice): void {
  const fur = dice.near(dice.pick(furs), 22);
  const centre: Point = [dice.between(196, 316), dice.between(252, 340)];
  const [x, y] = centre;
  const width = dice.between(104, 172);
  const height = (width * dice.between(82, 96)) / 100;
  for (const side of [-1, 1]) paintEar(pixels, centre, width, height, side, fur);
  paint(pixels, ellipse(centre, width, height), fur);
  paint(pixels, ellipse([x, y + height * 0.5], width * 0.5, height * 0.375), lighten(fur));
  paintEyes(pixels, centre, width, dice);
  const nose = y + height * 0.25;
  const half = width * 0.125;
  paint(pixels, polygon([x - half, nose], [x + half, nose], [x, nose + half]), pink);
}

function paintEar(
  pixels: Uint8Array,
  [x, y]: Point,
  width: number,
  height: number,
  side: number,
  fur: Colour,
) {
  const ear = (inset: number): [Point, Point, Point] => [
    [x + side * (width * 0.9375 - inset), y - height * 0.25],
    [x + side * width * 0.75, y - height * 1.5 + inset * 2],
    [x + side * (width * 0.1875 + inset), y - height * 0.8125],
  ];
  for (const [inset, colour] of [
    [0, fur],
    [width * 0.125, pink],
  ] as const) {
    const corners = ear(inset);
    paint(pixels, polygon(...(side < 0 ? corners : corners.toReversed())), colour);
  }
}

function paintEyes(pixels: Uint8Array, [x, y]: Point, width: number, dice: Dice) {
  const iris = dice.near(dice.pick(irises), 20);
  const size = width * 0.1875;
  for (const side of [-1, 1]) {
    const centre: Point = [x + side * width * 0.4375, y - width * 0.125];
    paint(pixels, ellipse(centre, size, size), iris);
    paint(pixels, ellipse(centre, size * 0.375, size * 0.875), pupil);
  }
}

function lighten([red, green, blue]: Colour): Colour {
  const half = (part: number) => (part + 255) >> 1;
  return [half(red), half(green), half(blue)];
}
