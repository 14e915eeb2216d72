import { box, type Colour, ellipse, paint, polygon } from './canvas.ts';
import { type PaintAt, paints, pane, trunk, white } from './paint-thing.ts';

const tyre: Colour = [34, 34, 38];

/** A hull, a mast and a sail on its right. */
export const paintBoat: PaintAt = (pixels, [x, y], size, dice) => {
  const hull = polygon(
    [x - size, y + size * 0.375],
    [x + size, y + size * 0.375],
    [x + size * 0.625, y + size],
    [x - size * 0.625, y + size],
  );
  paint(pixels, box([x - size * 0.0625, y - size], size * 0.125, size * 1.375), trunk);
  paint(pixels, hull, dice.near(dice.pick(paints), 24));
  const foot = y + size * 0.25;
  const sail = polygon(
    [x + size * 0.125, y - size],
    [x + size * 0.875, foot],
    [x + size * 0.125, foot],
  );
  paint(pixels, sail, dice.near(white, 12));
};

/** A body, a cabin with windows, and two wheels. */
export const paintCar: PaintAt = (pixels, [x, y], size, dice) => {
  const body = dice.near(dice.pick(paints), 24);
  const cabin = polygon(
    [x - size * 0.375, y - size * 0.5],
    [x + size * 0.375, y - size * 0.5],
    [x + size * 0.75, y + size * 0.125],
    [x - size * 0.75, y + size * 0.125],
  );
  paint(pixels, cabin, body);
  for (const side of [-1, 1]) {
    const left = x + side * size * 0.25 - size * 0.1875;
    paint(pixels, box([left, y - size * 0.375], size * 0.375, size * 0.375), pane);
  }
  paint(pixels, box([x - size, y], size * 2, size * 0.5), body);
  for (const side of [-1, 1]) {
    const reach = size * 0.25;
    paint(pixels, ellipse([x + side * size * 0.5, y + size * 0.5], reach, reach), tyre);
  }
};
