// The part `speed`: how long a strategy takes to choose a trial, as processor time and as time on the clock.
import { createSearch, type StrategyName, type TrialRecord, valuesByName } from '@sweepq/search';
import { median } from '../measure/measurement.ts';
import { renderTable } from '../report/table.ts';
import { sphere } from './functions/sums.ts';
import { goals } from './goals.ts';
import { figureOf, type Part } from './part.ts';

type Ask = { cpuMs: number; wallMs: number };

/** Ten axes, and eight trials that can be open, as in a search of the service. */
const objective = sphere(10);
const parallelism = 8;
/** `gp` fits its kernel at every tenth trial. */
const refit = 10;

export const measureSpeed: Part = async ({ report, signal }) => {
  const asksOf = (strategy: StrategyName, trials: number) => {
    signal.throwIfAborted();
    report(`${trials} asks of ${strategy} …`);
    return askAll(strategy, trials);
  };
  const tpe = asksOf('tpe', 10_000);
  const gp = asksOf('gp', 200);
  const upTo = (asks: readonly Ask[], trials: number) => medians(asks.slice(trials - 100, trials));
  const rows = {
    'tpe, 1 000 trials': upTo(tpe, 1000),
    'tpe, 10 000 trials': upTo(tpe, 10_000),
    'tpe, all 10 000 asks': {
      cpuMs: tpe.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
      wallMs: tpe.reduce((sum, { wallMs }) => sum + wallMs, 0),
    },
    'gp, 200 trials': upTo(gp, 200),
    'gp, 200 trials: asks with a refit': medians(
      gp.slice(100, 200).filter((_, k) => k % refit === 0),
    ),
  };
  const cpu = (name: keyof typeof rows) => rows[name].cpuMs;
  return {
    document: { axes: 10, parallelism, rows },
    lines: [
      `Time for an ask, 10 axes, parallelism ${parallelism}: median of the last 100 asks`,
      ...renderTable(
        ['ask', 'processor', 'clock', 'asks a second'],
        Object.entries(rows).map(([name, { cpuMs, wallMs }]) => [
          ...[name, `${cpuMs.toFixed(2)} ms`, `${wallMs.toFixed(2)} ms`],
          name.includes('all') ? '' : (1000 / cpuMs).toFixed(0),
        ]),
        ['left', 'right', 'right', 'right'],
      ),
    ],
    figures: [
      figureOf(
        'tpe at 10 000 trials: processor time of an ask',
        cpu('tpe, 10 000 trials'),
        goals.tpeAsk,
      ),
      figureOf(
        'tpe: processor time of all 10 000 asks',
        cpu('tpe, all 10 000 asks'),
        goals.tpeAsks,
      ),
      figureOf('gp at 200 trials: processor time of an ask', cpu('gp, 200 trials'), goals.gpAsk),
      figureOf(
        'gp at 200 trials: … with a refit',
        cpu('gp, 200 trials: asks with a refit'),
        goals.gpRefit,
      ),
    ],
  };
};

function askAll(strategy: StrategyName, trials: number): Ask[] {
  const { space, evaluate } = objective;
  const search = createSearch({ space, strategy, parallelism, seed: 0, direction: 'minimise' });
  const history: TrialRecord[] = [];
  return Array.from({ length: trials }, (_, trial) => {
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    const ask = search.ask(history, trial);
    const wallMs = performance.now() - wall;
    const { user, system } = process.cpuUsage(cpu);
    if (ask.status !== 'asked') throw new RangeError(`Expected trial ${trial} to be asked.`);
    const { configuration } = ask;
    const values = [evaluate(valuesByName(space, configuration))];
    history.push({ configuration, values, ended: true });
    return { cpuMs: (user + system) / 1000, wallMs };
  });
}

const medians = (asks: readonly Ask[]): Ask => ({
  cpuMs: median(asks.map(({ cpuMs }) => cpuMs)),
  wallMs: median(asks.map(({ wallMs }) => wallMs)),
});
