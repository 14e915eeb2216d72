import type { Turn } from './measure-in-turns.ts';
import type { Side } from './start-side.ts';

const perSecond = { ms: 1e3, µs: 1e6 } as const;

type TurnOptions = {
  /** What the turn measures; it follows the side's name. */
  suffix: string;
  unit: keyof typeof perSecond;
  /** The number of measured units in the side's seconds. */
  divideBy?: number;
  question?: string;
};

/** A turn of a side that measures its own time. */
export function turnOf(side: Side, { suffix, unit, divideBy = 1, question }: TurnOptions): Turn {
  return {
    name: `${side.name}: ${suffix}`,
    unit,
    async take() {
      const { seconds, end } = await side.ask(question);
      return { value: (seconds * perSecond[unit]) / divideBy, end };
    },
  };
}
