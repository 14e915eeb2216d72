import type { Turn } from './measure-in-turns.ts';
import type { Side } from './start-side.ts';

const perSecond = { ms: 1e3, µs: 1e6 } as const;

type TurnOptions = {
  /** What it measures, behind the side's name. */
  suffix: string;
  unit: keyof typeof perSecond;
  /** Into how many of what is measured its seconds go. */
  divideBy?: number;
  question?: string;
};

/** A turn of a side that measures itself. */
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
