import { type Measurement, summarise, type Unit } from './measurement.ts';

/** Where a descent ended: its cost, the bias, the norm of the weights, an accuracy, as far as known. */
export type End = Readonly<Record<string, number>>;

export type Sample = { value: number; end?: End | undefined };

/** One of those that are compared. */
export type Turn = {
  name: string;
  unit: Unit;
  /** How often before anything counts. */
  warmUps?: number;
  /** How often a round. */
  times?: number;
  take(): Sample | Promise<Sample>;
};

export type Measured = Measurement & { end?: End | undefined };

export type RoundsOptions = { rounds: number; signal: AbortSignal; report: (line: string) => void };

/**
 * Measures one after the other, round by round: what slows a machine down for a while, slows all of them.
 * In the order of the turns.
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
