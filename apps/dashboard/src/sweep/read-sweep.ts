import type { Sweep } from '@sweepq/client';
import { openScenes, type Scenes } from '../scenes/open-scenes.ts';
import { client } from '../service/client.ts';

type Reading = {
  id: string;
  /** The worker, which starts while the trials arrive. */
  scenes: Scenes;
  sweep: Promise<Sweep>;
  /** All trials, as `trials.arrow` has them. */
  trials: Promise<ArrayBuffer>;
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
  const reading = {
    id,
    scenes: openScenes(),
    sweep: client.readSweep(id),
    trials: readTrials(id),
  };
  // The view reports a failure when it awaits these promises, which may be later than the failure.
  reading.sweep.catch(() => undefined);
  reading.trials.catch(() => undefined);
  return reading;
}

/** Reads the trials of a sweep as columns: all of them, or those from a number on. */
export async function readTrials(id: string, from = 0): Promise<ArrayBuffer> {
  const query = from === 0 ? {} : { filter: `index >= ${from}` };
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of await client.streamTrialsArrow(id, { sort: 'index', ...query })) {
    pieces.push(piece as Uint8Array<ArrayBuffer>);
  }
  return new Blob(pieces).arrayBuffer();
}
