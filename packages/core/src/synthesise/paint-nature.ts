import { box, type Colour, ellipse, type Point, paint, polygon } from './canvas.ts';
import { leaves, type PaintAt, paints, trunk, white } from './paint-thing.ts';

const gold: Colour = [240, 204, 70];
const eye: Colour = [24, 20, 22];

/** An oval body with a tail on its left, and an eye. */
export const paintFish: PaintAt = (pixels, [x, y], size, dice) => {
  const scales = dice.near(dice.pick(paints), 24);
  const tail = polygon(
    [x - size * 0.5, y],
    [x - size * 1.25, y + size * 0.5],
    [x - size * 1.25, y - size * 0.5],
  );
  paint(pixels, tail, scales);
  paint(pixels, ellipse([x, y], size, size * 0.5), scales);
  paint(pixels, ellipse([x + size * 0.5, y - size * 0.125], size * 0.125, size * 0.125), eye);
};

const petals: readonly Point[] = [
  [0, -0.5],
  [0.4375, -0.25],
  [0.4375, 0.25],
  [0, 0.5],
  [-0.4375, 0.25],
  [-0.4375, -0.25],
];

/** Six petals around a yellow centre, on a stem. */
export const paintFlower: PaintAt = (pixels, [x, y], size, dice) => {
  const top = y - size * 0.25;
  paint(pixels, box([x - size * 0.0625, top], size * 0.125, size * 1.5), dice.near(leaves, 30));
  const petal = dice.near(dice.pick(paints), 24);
  for (const [dx, dy] of petals) {
    const reach = size * 0.3125;
    paint(pixels, ellipse([x + dx * size, top + dy * size], reach, reach), petal);
  }
  paint(pixels, ellipse([x, top], size * 0.3125, size * 0.3125), gold);
};

/** Two triangles over each other. */
export const paintStar: PaintAt = (pixels, [x, y], size, dice) => {
  const shine = dice.near(gold, 24);
  const [half, wide] = [size * 0.5, size * 0.875];
  paint(pixels, polygon([x, y - size], [x + wide, y + half], [x - wide, y + half]), shine);
  paint(pixels, polygon([x - wide, y - half], [x + wide, y - half], [x, y + size]), shine);
};

/** A flat cap with three spots, on a stem. */
export const paintMushroom: PaintAt = (pixels, [x, y], size, dice) => {
  paint(pixels, box([x - size * 0.25, y], size * 0.5, size), dice.near(white, 12));
  paint(pixels, ellipse([x, y], size, size * 0.625), dice.near(dice.pick([...paints, trunk]), 24));
  for (const dx of [-0.5, 0, 0.5]) {
    paint(pixels, ellipse([x + dx * size, y - size * 0.125], size * 0.125, size * 0.125), white);
  }
};
