import { type Measurement, summarise, type Unit } from './measurement.ts';

/** The end of a descent: its cost, the bias, the norm of the weights, an accuracy, as far as the side reports them. */
export type End = Readonly<Record<string, number>>;

export type Sample = { value: number; end?: End | undefined };

/** One of the compared sides. */
export type Turn = {
  name: string;
  unit: Unit;
  /** The number of measurements before the first round; they do not count. */
  warmUps?: number;
  /** The number of measurements in a round. */
  times?: number;
  take(): Sample | Promise<Sample>;
};

export type Measured = Measurement & { end?: End | undefined };

export type RoundsOptions = { rounds: number; signal: AbortSignal; report: (line: string) => void };

/**
 * Measures the compared sides one after the other, round by round, so that a temporary slowdown of the machine affects all
 * sides. Returns the results in the order of `turns`.
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
