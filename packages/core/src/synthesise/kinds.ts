import type { Dice } from './dice.ts';
import { paintCat } from './paint-cat.ts';
import { paintFish, paintFlower, paintMushroom, paintStar } from './paint-nature.ts';
import {
  type PaintAt,
  paintBall,
  paintHouse,
  paintSomewhere,
  paintThing,
  paintTree,
} from './paint-thing.ts';
import { paintBoat, paintCar } from './paint-vehicle.ts';

/** What the pictures of a class show. */
export type Kind = { name: string; paint(pixels: Uint8Array, dice: Dice): void };

const thing = (name: string, paintAt: PaintAt): Kind => ({
  name,
  paint: (pixels, dice) => paintSomewhere(pixels, dice, [paintAt]),
});

const cat: Kind = { name: 'cat', paint: paintCat };

/** Two classes have the names and the meaning of the article's dataset. */
const two: readonly Kind[] = [{ name: 'non-cat', paint: paintThing }, cat];

/** More classes are the first ones of these, one kind of thing each. */
const many: readonly Kind[] = [
  thing('ball', paintBall),
  cat,
  thing('house', paintHouse),
  thing('tree', paintTree),
  thing('boat', paintBoat),
  thing('fish', paintFish),
  thing('car', paintCar),
  thing('flower', paintFlower),
  thing('star', paintStar),
  thing('mushroom', paintMushroom),
];

export const mostKinds = many.length;

/** The kinds of a dataset with 2 to `mostKinds` classes, by label. */
export const kindsOf = (classes: number): readonly Kind[] =>
  classes === 2 ? two : many.slice(0, classes);
