import { type Measurement, summarise, type Unit } from './measurement.ts';

/** Numbers at the end of a run, such as the cost and the bias. Each side reports some of them. */
export type End = Readonly<Record<string, number>>;

export type Sample = { value: number; end?: End | undefined };

/** A measurement of one of the compared programs (sides). */
export type Turn = {
  name: string;
  unit: Unit;
  /** The number of measurements before the first round. They do not count. */
  warmUps?: number;
  /** The number of measurements in a round. */
  times?: number;
  take(): Sample | Promise<Sample>;
};

export type Measured = Measurement & { end?: End | undefined };

export type RoundsOptions = { rounds: number; signal: AbortSignal; report: (line: string) => void };

/**
 * Measures all sides in each round, one after the other, so that a temporary slowdown of the machine affects all of them.
 * Returns the results in the order of `turns`.
 */
export async function measureInTurns(
  turns: readonly Turn[],
  { rounds, signal, report }: RoundsOptions,
): Promise<Measured[]> {
  const states = turns.map((turn) => ({
    turn,
    samples: [] as number[],
    end: undefined as End | undefined,
  }));
  const take = async (state: (typeof states)[number]) => {
    signal.throwIfAborted();
    const { value, end } = await state.turn.take();
    state.end ??= end;
    return value;
  };
  for (const state of states) {
    for (let k = 0; k < (state.turn.warmUps ?? 0); k++) await take(state);
  }
  for (let round = 1; round <= rounds; round++) {
    report(`  round ${round} of ${rounds}`);
    for (const state of states) {
      for (let k = 0; k < (state.turn.times ?? 1); k++) state.samples.push(await take(state));
    }
  }
  return states.map(({ turn, samples, end }) => ({
    ...summarise(turn.name, turn.unit, samples),
    ...(end && { end }),
  }));
}
