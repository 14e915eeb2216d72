import type { Turn } from '../measure/measure-in-turns.ts';
import type { Unit } from '../measure/measurement.ts';
import { type Side, startSide } from '../measure/start-side.ts';
import type { NumPy } from './find-numpy.ts';
import { scriptPath } from './script-path.ts';

/** Starts a script once in each environment; none where there is no NumPy. */
export function startNumPy(numpy: NumPy | undefined, script: string, args: readonly string[]) {
  const environments = numpy?.environments ?? [];
  return environments.map(({ name, env }): Side => {
    const command = numpy?.executable ?? '';
    return startSide({ name, command, args: [scriptPath(script), ...args], env });
  });
}

type TurnOptions = {
  /** What it measures, behind the side's name. */
  suffix: string;
  unit: Exclude<Unit, 'MB'>;
  /** Into how many of what is measured its seconds go. */
  divideBy?: number;
  question?: string;
};

const perSecond = { ms: 1e3, µs: 1e6 } as const;

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
