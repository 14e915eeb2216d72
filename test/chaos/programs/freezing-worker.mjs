// A worker that sends itself SIGSTOP right before a commit or a report. CHAOS_FREEZES is the function of the store, and
// CHAOS_CALL the number of the call. The worker writes the call to the file CHAOS_NOTES before it stops, and the call with its
// answer after SIGCONT.
import { appendFileSync } from 'node:fs';
import { runProcess } from '@sweepq/service';
import { readConfig } from '../../../apps/worker/dist/config.js';
import { createWorker } from '../../../apps/worker/dist/create-worker.js';

const { CHAOS_FREEZES: method, CHAOS_CALL: fatal, CHAOS_NOTES: notes } = process.env;
const note = (line) => appendFileSync(notes, `${JSON.stringify(line)}\n`);
let calls = 0;

const withFailpoint = (store) => ({
  ...store,
  async [method](said) {
    calls += 1;
    if (calls !== Number(fatal)) return store[method](said);
    const { sweepId, run, attempt } = said;
    const frozen = { pid: process.pid, method, sweepId, run, attempt };
    note(frozen);
    process.kill(process.pid, 'SIGSTOP');
    const answer = await store[method](said);
    note({ ...frozen, answer });
    return answer;
  },
});

await runProcess(process, {
  service: 'worker',
  packageJson: new URL('../../../apps/worker/package.json', import.meta.url),
  readConfig,
  start: (deps) => createWorker({ ...deps, hooks: { store: withFailpoint } }),
});
