import { box, type Colour, ellipse, type Point, paint, polygon } from './canvas.ts';
import type { Dice } from './dice.ts';

export const paints: readonly Colour[] = [
  [196, 62, 58],
  [66, 112, 190],
  [228, 190, 70],
  [214, 140, 72],
  [104, 84, 150],
  [226, 208, 180],
];
export const leaves: Colour = [70, 128, 66];
export const trunk: Colour = [112, 80, 54];
export const pane: Colour = [240, 222, 150];
export const white: Colour = [244, 240, 234];

/** Paints a thing of about `size` in each direction from its centre. */
export type PaintAt = (pixels: Uint8Array, centre: Point, size: number, dice: Dice) => void;

/** Paints a ball, a house or a tree, in about the same place as a cat. */
export function paintThing(pixels: Uint8Array, dice: Dice): void {
  paintSomewhere(pixels, dice, [paintBall, paintHouse, paintTree]);
}

/** Paints one of several things, in about the same place as a cat. */
export function paintSomewhere(pixels: Uint8Array, dice: Dice, things: readonly PaintAt[]): void {
  const centre: Point = [dice.between(196, 316), dice.between(232, 330)];
  const size = dice.between(104, 172);
  dice.pick(things)(pixels, centre, size, dice);
}

export function paintBall(pixels: Uint8Array, [x, y]: Point, size: number, dice: Dice): void {
  paint(pixels, ellipse([x, y], size, size), dice.near(dice.pick(paints), 24));
  paint(pixels, ellipse([x, y], size * 0.375, size), dice.near(white, 12));
  paint(pixels, ellipse([x, y], size * 0.1875, size), dice.near(dice.pick(paints), 24));
}

export function paintHouse(pixels: Uint8Array, [x, y]: Point, size: number, dice: Dice): void {
  const wall = dice.near(dice.pick(paints), 24);
  const roof = dice.near(dice.pick(paints), 24);
  paint(pixels, box([x - size * 0.75, y - size * 0.25], size * 1.5, size * 1.25), wall);
  const eaves = y - size * 0.1875;
  paint(pixels, polygon([x, y - size * 1.125], [x + size, eaves], [x - size, eaves]), roof);
  for (const side of [-1, 1]) {
    const left = x + side * size * 0.375 - size * 0.1875;
    paint(pixels, box([left, y + size * 0.125], size * 0.375, size * 0.375), pane);
  }
}

export function paintTree(pixels: Uint8Array, [x, y]: Point, size: number, dice: Dice): void {
  paint(pixels, box([x - size * 0.125, y], size * 0.25, size * 1.25), trunk);
  const green = dice.near(leaves, 30);
  for (const [dx, dy] of [
    [-0.375, -0.125],
    [0.375, -0.125],
    [0, -0.625],
  ] as const) {
    const reach = size * 0.5625;
    paint(pixels, ellipse([x + dx * size, y + dy * size], reach, reach), green);
  }
}
