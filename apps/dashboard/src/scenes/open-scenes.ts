import { type Signal, signal } from '@preact/signals';
import type { Ranking } from '@sweepq/view';
import type { Clause } from '../columns/clause.ts';
import type { Attempts } from '../timeline/attempts.ts';
import type {
  Command,
  Facts,
  LiveChanges,
  Numbers,
  Palette,
  Report,
  RowDetail,
  Rows,
  RowsRequest,
  ViewRequest,
} from './protocol.ts';

type Picture = Extract<Report, { type: 'picture' }>;

// The benchmark of the page reads these measures.
/** From a change of the filter until all views show it. */
const filterMeasure = 'sweepq.filter';
/** From the end of a trial, by the clock of the service, until all views on the screen show it. */
const changeMeasure = 'sweepq.change';
/** A browser keeps all measures of a page that is open for days. */
const mostMeasures = 1_000;

function measure(name: string, start: number): void {
  if (performance.getEntriesByName(name).length >= mostMeasures) performance.clearMeasures(name);
  performance.measure(name, { start: Math.max(0, start) });
}

/** Starts the worker that holds the trials of a sweep. All work with many trials happens there. */
export function openScenes() {
  const worker = new Worker(new URL('./scene.worker.ts', import.meta.url), { type: 'module' });
  const facts = signal<Facts | undefined>(undefined);
  const shown = signal(0);
  const failure = signal<string | undefined>(undefined);
  const numbers = new Map<string, Signal<Numbers | undefined>>();
  const painters = new Map<string, (picture: Picture) => void>();
  const calls = new Map<number, (answer: unknown) => void>();
  let callCount = 0;
  let onFirstPicture: (() => void) | undefined;
  const firstPicture = new Promise<void>((resolve) => {
    onFirstPicture = resolve;
  });
  let onLoaded: ((eventId: string | undefined) => void) | undefined;

  const send = (command: Command, transfer: Transferable[] = []) =>
    worker.postMessage(command, { transfer });

  const call = <T>(build: (call: number) => Command): Promise<T> =>
    new Promise((resolve) => {
      callCount += 1;
      calls.set(callCount, resolve as (answer: unknown) => void);
      send(build(callCount));
    });

  // While the worker draws, a brush can move many times. Only the newest filter is sent after that.
  let serial = 0;
  let isDrawing = false;
  let waiting: Clause[] | undefined;
  let asked = performance.now();
  const sendFilter = (clauses: Clause[]) => {
    serial += 1;
    isDrawing = true;
    send({ type: 'filter', clauses, serial });
  };

  worker.addEventListener('message', ({ data: report }: MessageEvent<Report>) => {
    switch (report.type) {
      case 'loaded':
        onLoaded?.(report.eventId);
        break;
      case 'facts':
        facts.value = report.facts;
        break;
      case 'shown':
        shown.value = report.shown;
        break;
      case 'picture':
        painters.get(report.id)?.(report);
        onFirstPicture?.();
        break;
      case 'numbers':
        numbersOf(report.id).value = report.numbers;
        break;
      case 'drawn':
        isDrawing = false;
        measure(filterMeasure, asked);
        if (waiting !== undefined) {
          const next = waiting;
          waiting = undefined;
          sendFilter(next);
        }
        break;
      case 'answer':
        calls.get(report.call)?.(report.answer);
        calls.delete(report.call);
        break;
      case 'failed':
        failure.value = report.message;
    }
  });
  worker.addEventListener('error', (event) => {
    failure.value = event.message || 'The worker of the page could not start.';
  });

  function numbersOf(id: string): Signal<Numbers | undefined> {
    const known = numbers.get(id) ?? signal<Numbers | undefined>(undefined);
    numbers.set(id, known);
    return known;
  }

  return {
    facts,
    shown,
    failure,
    numbersOf,

    /** Decodes all trials for the next call of `load`. */
    decode: (bytes: ArrayBuffer) => send({ type: 'decode', bytes }, [bytes]),

    /** Replaces all trials by the decoded ones. Resolves to the id of the last event that they contain. */
    load(ranking: Ranking): Promise<string | undefined> {
      return new Promise((resolve) => {
        onLoaded = resolve;
        send({ type: 'load', ranking });
      });
    },

    /** Call this before a table is requested: changes from now on are applied again after `load` or `merge`. */
    hold: () => send({ type: 'hold' }),

    /** Adds the columns that `load` did not have. */
    merge: (bytes: ArrayBuffer) => call<void>((id) => ({ type: 'merge', call: id, bytes })),

    /** Adds the trials that come after the known ones. Resolves when the worker has drawn them. */
    append: (bytes: ArrayBuffer) => call<void>((id) => ({ type: 'append', call: id, bytes })),

    /**
     * Resolves when the worker has drawn the changes in the views on the screen. `endedAt` is the time at which the first of their
     * trials ended, in milliseconds since 1970.
     */
    async change(changes: LiveChanges, endedAt: number | undefined): Promise<void> {
      await call<void>((id) => ({ type: 'change', call: id, ...changes }));
      if (endedAt === undefined) return;
      // The pictures are in their canvases. The next frame shows them.
      requestAnimationFrame(() => measure(changeMeasure, endedAt - performance.timeOrigin));
    },
    /** Decodes `attempts.arrow`. */
    readAttempts: (bytes: ArrayBuffer) =>
      call<Attempts>((id) => ({ type: 'attempts', call: id, bytes })),
    addCurves: (bytes: ArrayBuffer) => send({ type: 'curves', bytes }, [bytes]),
    setPalette: (palette: Palette) => send({ type: 'palette', palette }),

    setFilter(clauses: Clause[]): void {
      asked = performance.now();
      if (isDrawing) waiting = clauses;
      else sendFilter(clauses);
    },

    /** Shows a picture each time the worker has drawn it. Undefined stops a view. */
    setView(
      id: string,
      request: ViewRequest | undefined,
      paint?: (picture: Picture) => void,
    ): void {
      if (paint === undefined) painters.delete(id);
      else painters.set(id, paint);
      send({ type: 'view', id, request });
    },

    /** A view that is not on the screen shows live changes up to 1 s later. */
    setVisible: (id: string, isVisible: boolean) => send({ type: 'visible', id, isVisible }),

    readRows: (request: RowsRequest) => call<Rows>((id) => ({ type: 'rows', call: id, request })),
    readRow: (row: number) => call<RowDetail | undefined>((id) => ({ type: 'row', call: id, row })),
    pick: (id: string, x: number, y: number) =>
      call<number | undefined>((n) => ({ type: 'pick', call: n, id, x, y })),

    /** Resolves when a picture is in its canvas. */
    firstPicture,

    stop: () => worker.terminate(),
  };
}

export type Scenes = ReturnType<typeof openScenes>;
