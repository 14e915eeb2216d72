import type { Dataset, Sweep } from '@sweepq/client';
import { openScenes, type Scenes } from '../scenes/open-scenes.ts';
import { client } from '../service/client.ts';
import { firstQuery, namesLaterColumns } from './trial-columns.ts';

type Reading = {
  id: string;
  /** The worker, which starts while the trials arrive. */
  scenes: Scenes;
  sweep: Promise<Sweep>;
  dataset: Promise<Dataset | undefined>;
  /** All trials, as `trials.arrow` has them. */
  trials: Promise<ArrayBuffer>;
  /** Whether the trials have all columns, and not only those of the first view. */
  isWhole: boolean;
};

let begun: Reading | undefined;

/** Requests a sweep and its trials. The view of the sweep takes them with `takeReading`. */
export function beginReading(id: string): void {
  begun = startReading(id);
}

/** Returns the requests of `beginReading` once, or new ones. */
export function takeReading(id: string): Reading {
  const reading = begun?.id === id ? begun : startReading(id);
  begun = undefined;
  return reading;
}

function startReading(id: string): Reading {
  const isWhole = namesLaterColumns(location.search);
  // The trials take the longest to arrive.
  const trials = readTrials(id, isWhole ? {} : firstQuery);
  const sweep = client.readSweep(id);
  const dataset = sweep.then(readDatasetOf);
  const reading = { id, trials, isWhole, sweep, dataset, scenes: openScenes() };
  // The view reports a failure when it awaits these promises, which may be later than the failure.
  reading.sweep.catch(() => undefined);
  reading.trials.catch(() => undefined);
  reading.dataset.catch(() => undefined);
  return reading;
}

/** Reads the dataset of a sweep. Returns undefined if the request fails: the page then shows the sweep without its baseline. */
export const readDatasetOf = ({ spec }: Sweep): Promise<Dataset | undefined> =>
  client.readDataset(spec.dataset.name, spec.dataset.version).catch(() => undefined);

type Part = { filter?: string; columns?: string };

/** Reads the trials of a sweep as columns. */
export async function readTrials(id: string, part: Part = {}): Promise<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await client.streamTrialsArrow(id, { sort: 'index', ...part })) {
    pieces.push(piece);
  }
  return join(pieces);
}

function join(pieces: readonly Uint8Array[]): ArrayBuffer {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all.buffer;
}
