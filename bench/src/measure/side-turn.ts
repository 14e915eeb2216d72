import type { Turn } from './measure-in-turns.ts';
import type { Side } from './start-side.ts';

const perSecond = { ms: 1e3, µs: 1e6 } as const;

type TurnOptions = {
  /** The measured quantity. It is printed after the name of the side. */
  suffix: string;
  unit: keyof typeof perSecond;
  /** The number of jobs or iterations in the measured time. The time is divided by it. */
  divideBy?: number;
  question?: string;
};

/** Creates a measurement of a program that reports its time. */
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
