import type { Client, Run, SnapshotEvent, Sweep, SweepEvent, Trial } from '@sweepq/client';
import { showParams } from '../show/values.ts';
import { variedIn } from '../show/varied.ts';

/** What tells a sweep's runs and trials apart: the hyperparameters that differ. */
export type Titles = {
  /** Of the trial that leads. */
  ofTrial(trial: Pick<Trial, 'params'> | null): string;
  /** Of the run or trial that an event is about; empty where there is none, or where it cannot be read. */
  ofEvent(event: SnapshotEvent | SweepEvent): Promise<string>;
};

/**
 * Runs are read in the order of the plan, and only as far as they are asked for: those of a sweep of 100 000 are not read at
 * once. One that was added after the last had been read is called by its id.
 */
export function createTitles(client: Pick<Client, 'listRuns' | 'readTrial'>, sweep: Sweep): Titles {
  const varied = variedIn(sweep);
  const ofRuns = new Map<string, string>();
  const runs = client.listRuns(sweep.id);
  let isRead = false;

  return {
    ofTrial: (trial) => (trial === null ? '' : showParams(trial.params, varied)),
    async ofEvent(event) {
      if (event.type === 'snapshot') return this.ofTrial(event.sweep.best);
      if (event.type === 'progress') return findRun(event.runId);
      if (event.type !== 'best') return '';
      // A title is not worth the end of the watching.
      const trial = await client.readTrial(event.id).catch(() => null);
      return trial === null ? event.id : this.ofTrial(trial);
    },
  };

  async function findRun(id: string): Promise<string> {
    while (!ofRuns.has(id) && !isRead) {
      const { value } = await runs.next().catch(() => ({ value: undefined }));
      if (value) ofRuns.set(value.id, titleOf(value));
      else isRead = true;
    }
    return ofRuns.get(id) ?? id;
  }

  function titleOf({ hyperparameters }: Run) {
    return showParams(
      hyperparameters,
      varied.filter((name) => name !== 'iterations'),
    );
  }
}
