// The state of the view of one sweep: reads it, keeps it live, and binds filter and selection to the address.
import { computed, effect, signal } from '@preact/signals';
import type { Dataset, Sweep } from '@sweepq/client';
import { type Ranking, rankingOf } from '@sweepq/view';
import type { ViewModel } from '../charts/view-model.ts';
import { followChecks } from '../checks/follow-checks.ts';
import type { LiveChanges, RowDetail } from '../scenes/protocol.ts';
import { client, explain } from '../service/client.ts';
import { followSweep } from '../service/live.ts';
import type { LiveEvent } from '../service/live-event.ts';
import { pause } from '../service/pause.ts';
import { urlState } from '../url/state.ts';
import { createEnds } from './create-ends.ts';
import { followDetails } from './follow-details.ts';
import { endOf, gatherChanges, numberOf } from './gather-changes.ts';
import { loadCurves, loadCurvesOf, mostCurves } from './load-curves.ts';
import { logColumnsOf, withLogAxes } from './log-axes.ts';
import { followPalette } from './read-palette.ts';
import { noPlan, readPlan } from './read-plan.ts';
import { readDatasetOf, readTrials, takeReading } from './read-sweep.ts';
import { throttle } from './throttle.ts';
import { laterColumns } from './trial-columns.ts';
import { clausesCodec, rowsCodec } from './url-codecs.ts';

const noRanking: Ranking = {
  ...{ metric: 'metrics.test.accuracy', direction: 'maximize' },
  ...{ baseline: undefined, images: undefined },
};

/** The time between two drawings of live changes. */
const showEveryMs = 200;
/** New trials of an adaptive search are read at most this often. */
const growEveryMs = 1_000;
/** Curves and further columns wait for the first picture, but not longer than this: a sweep without results has no picture. */
const firstPictureMs = 500;

export function createSweepModel(id: string) {
  const stop = new AbortController();
  const { signal: stopped } = stop;
  const first = takeReading(id);
  const { scenes } = first;
  const sweep = signal<Sweep | undefined>(undefined);
  const dataset = signal<Dataset | undefined>(undefined);
  const failure = signal<string | undefined>(undefined);
  const isDeleted = signal(false);
  const ranking = signal<Ranking>(noRanking);
  const details = signal<ReadonlyMap<number, RowDetail>>(new Map());
  /** The cursor of curves that are not read. */
  const curvesLeft = signal<string | null>(null);
  const { ends, noteEnd } = createEnds(stopped);

  // A text, so that a change of the sweep does not change the facts.
  const logColumns = computed(() => (sweep.value ? logColumnsOf(sweep.value).join() : ''));
  const facts = computed(() => {
    const read = scenes.facts.value;
    return read && withLogAxes(read, logColumns.value.split(','));
  });

  const view: ViewModel = {
    ...{ sweepId: id, scenes, ranking, details },
    plan: computed(() => (sweep.value === undefined ? noPlan : readPlan(sweep.value))),
    ...{ facts, shown: scenes.shown },
    clauses: urlState('filter', clausesCodec, []),
    selected: urlState('trials', rowsCodec, []),
    hovered: signal<number | undefined>(undefined),
    editing: signal<string | undefined>(undefined),
  };

  const stops = [
    followPalette((palette) => scenes.setPalette(palette)),
    effect(() => scenes.setFilter(view.clauses.value)),
    followDetails(view, details),
  ];

  async function readSweep(asked = client.readSweep(id)): Promise<Sweep> {
    const read = await asked;
    sweep.value = read;
    return read;
  }

  let reading: Promise<unknown> = Promise.resolve();
  /** Runs readings of trials one after the other, so that an older answer never replaces a newer one. */
  function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const own = reading.then(run, run);
    reading = own;
    return own;
  }

  /** Reads all trials. Returns the id of the last event that they contain. */
  async function load(asked: Asked): Promise<string | undefined> {
    const readAll = async () => {
      const known = await readSweep(asked.sweep);
      if (dataset.peek() === undefined)
        dataset.value = await (asked.dataset ?? readDatasetOf(known));
      return known;
    };
    // The worker decodes the trials while the sweep and its dataset arrive.
    const decode = async () => scenes.decode(await asked.trials);
    const [, read] = await Promise.all([decode(), readAll()]);
    ranking.value = rankingOf(read, dataset.peek());
    return scenes.load(ranking.peek());
  }

  async function readCurves(from?: string): Promise<void> {
    const count = view.plan.peek().planned;
    const options = { count, from, most: mostCurves, signal: stopped };
    curvesLeft.value = await loadCurves(id, scenes, options);
  }

  /** Reads everything again. Needed when events are missing, and at the end: a cancel ends trials without an event for each. */
  const readAgain = async () => {
    // Otherwise the last changes would wait until the worker has decoded all trials.
    await gathered.settled();
    await inTurn(async () => {
      scenes.hold();
      await load({ sweep: client.readSweep(id), trials: readTrials(id) });
    });
    await readCurves();
  };
  const reload = throttle(500, readAgain, stopped);

  /** Reads the columns that the first view did not need. */
  const addLaterColumns = async () => {
    const read = async () => {
      scenes.hold();
      await scenes.merge(await readTrials(id, { columns: laterColumns }));
    };
    // Without an answer, all columns are read again.
    await inTurn(read).catch(reload);
  };

  /** The highest number of a trial that an event has named. */
  let highest = -1;
  const knownCount = () => view.facts.peek()?.count ?? 0;
  const addNewTrials = () =>
    inTurn(async () => {
      if (highest < knownCount()) return;
      await scenes.append(await readTrials(id, { filter: `index >= ${knownCount()}` }));
    });
  const growIfNeeded = () => {
    if (highest >= knownCount() && !isDeleted.peek()) grow();
  };
  const grow = throttle(
    growEveryMs,
    () => addNewTrials().then(growIfNeeded, growIfNeeded),
    stopped,
  );
  const noteTrial = (row: number) => {
    highest = Math.max(highest, row);
    growIfNeeded();
  };

  const readChanges = async () => {
    const { counts, spec } = await readSweep();
    if (counts.total === knownCount()) return;
    // An adaptive search only adds trials at the end. An extension can give trials other runs.
    if (spec.search.parallelism === null) reload();
    else noteTrial(counts.total - 1);
  };
  const refresh = throttle(500, readChanges, stopped);

  const newCurves = new Set<number>();
  const takeNewCurves = async () => {
    const rows = [...newCurves];
    newCurves.clear();
    await loadCurvesOf(id, scenes, { rows, count: view.plan.peek().planned, signal: stopped });
  };
  const readNewCurves = throttle(600, takeNewCurves, stopped);

  const gathered = gatherChanges(
    showEveryMs,
    (changes: LiveChanges) => scenes.change(changes, endOf(changes)),
    () => view.plan.peek().rungs,
  );

  function onEvent(event: LiveEvent): void {
    gathered.add(event);
    if (event.type === 'trial.ended' || event.type === 'trial.updated') {
      const row = numberOf(event.data.trialId);
      noteTrial(row);
      if (event.type === 'trial.ended') noteEnd();
      // A trial that has just been chosen has no metrics and no curve.
      if (event.data.metrics !== null || event.type === 'trial.ended') {
        newCurves.add(row);
        readNewCurves();
      }
    } else if (event.type === 'sweep.deleted') {
      isDeleted.value = true;
    } else if (event.type === 'sweep.ended') reload();
    else if (event.type.startsWith('sweep.') || event.type === 'stream.started') refresh();
  }

  async function start(): Promise<void> {
    try {
      const after = await load(first);
      const handlers = {
        onEvent,
        onGap: reload,
        onDeleted: () => {
          isDeleted.value = true;
        },
      };
      if (stopped.aborted) return;
      followSweep(id, handlers, stopped, after);
      // Before the first picture, the next requests would take processor time from it.
      await Promise.race([scenes.firstPicture, pause(firstPictureMs, stopped)]);
      if (stopped.aborted) return;
      await Promise.all([readCurves(), first.isWhole || addLaterColumns()]);
    } catch (error) {
      failure.value = explain(error);
    }
  }
  void start();

  return {
    ...view,
    ...{ sweep, dataset, failure, isDeleted, curvesLeft, ends },
    checks: followChecks(id, stopped),
    refresh,
    readMoreCurves: () => void readCurves(curvesLeft.peek() ?? undefined),
    stop(): void {
      stop.abort();
      gathered.stop();
      for (const each of stops) each();
      scenes.stop();
    },
  };
}

type Reading = ReturnType<typeof takeReading>;
type Asked = Pick<Reading, 'sweep' | 'trials'> & Partial<Pick<Reading, 'dataset'>>;

export type SweepModel = ReturnType<typeof createSweepModel>;
