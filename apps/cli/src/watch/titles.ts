import type { Client, Event, Run, Sweep, Trial } from '@sweepq/client';
import { showParams } from '../show/values.ts';
import { variedIn } from '../show/varied.ts';

/** The titles of runs and trials. A title has the hyperparameters that differ within the sweep. */
export type Titles = {
  /** The title of a trial; empty for null. */
  ofTrial(trial: Pick<Trial, 'params'> | null): string;
  /** The title of the run or trial of an event; its id if the title cannot be read. Empty for other events. */
  ofEvent(event: Event): Promise<string>;
};

/**
 * Reads the runs of a sweep in the order of the plan, and only up to the requested run, because a sweep may have 100 000 runs. The
 * title of a run that is added after the last run was read is its id.
 */
export function createTitles(client: Pick<Client, 'listRuns' | 'readTrial'>, sweep: Sweep): Titles {
  const varied = variedIn(sweep);
  const ofRuns = new Map<string, string>();
  const runs = client.listRuns(sweep.id);
  let isRead = false;

  return {
    ofTrial: (trial) => (trial === null ? '' : showParams(trial.params, varied)),
    async ofEvent(event) {
      if (event.type === 'stream.started') return this.ofTrial(event.data.sweep?.best ?? null);
      if (event.type === 'run.progress') return findRun(event.data.runId);
      if (event.type !== 'trial.best') return '';
      // If the trial cannot be read, watching continues with its id as the title.
      const { trialId } = event.data;
      const trial = await client.readTrial(trialId).catch(() => null);
      return trial === null ? trialId : this.ofTrial(trial);
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

  function titleOf({ params }: Run) {
    return showParams(
      params,
      varied.filter((name) => name !== 'iterations'),
    );
  }
}
