// A worker that kills itself right before or right after a commit. CHAOS_DIES is `before` or `after`, and CHAOS_COMMIT is the number of
// the commit. Before the kill, the worker writes the value of CHAOS_DIES to the file CHAOS_NOTES.
import { appendFileSync } from 'node:fs';
import { runProcess } from '@sweepq/service';
import { readConfig } from '../../../apps/worker/dist/config.js';
import { createWorker } from '../../../apps/worker/dist/create-worker.js';

const { CHAOS_DIES: dies, CHAOS_COMMIT: fatal, CHAOS_NOTES: notes } = process.env;
let commits = 0;

const withFailpoint = (store) => ({
  ...store,
  async commitRun(commit) {
    commits += 1;
    const isFatal = commits === Number(fatal);
    if (isFatal && dies === 'before') die();
    const committed = await store.commitRun(commit);
    if (isFatal && dies === 'after') die();
    return committed;
  },
});

function die() {
  appendFileSync(notes, `${dies}\n`);
  process.kill(process.pid, 'SIGKILL');
}

await runProcess(process, {
  service: 'worker',
  packageJson: new URL('../../../apps/worker/package.json', import.meta.url),
  readConfig,
  start: (deps) => createWorker({ ...deps, hooks: { store: withFailpoint } }),
});
