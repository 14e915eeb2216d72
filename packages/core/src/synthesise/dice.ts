import { createMt19937 } from '../initialise/mt19937.ts';
import type { Colour } from './canvas.ts';

/** Random choices. The same seed gives the same choices. */
export type Dice = {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** A colour whose red, green and blue each differ by at most `by` from those of the given colour. */
  near(colour: Colour, by: number): Colour;
};

export function createDice(seed: number): Dice {
  const random = createMt19937(seed);
  const between = (low: number, high: number) => {
    // The product stays below 2⁵³, so it is exact.
    return low + Math.floor((random.nextUint32() * (high - low + 1)) / 2 ** 32);
  };
  const move = (part: number, by: number) => {
    return Math.min(255, Math.max(0, part + between(-by, by)));
  };
  const near = ([red, green, blue]: Colour, by: number): Colour => {
    return [move(red, by), move(green, by), move(blue, by)];
  };
  const pick = <Item>(items: readonly Item[]) => items[between(0, items.length - 1)] as Item;
  return { between, pick, near };
}
