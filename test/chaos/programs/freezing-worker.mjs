// A worker that sends itself SIGSTOP right before a call of the store. CHAOS_FREEZES is the name of the function, and CHAOS_CALL is the
// number of the call. Before SIGSTOP, the worker writes the call to the file CHAOS_NOTES. After SIGCONT, it writes the call with its
// answer.
import { appendFileSync } from 'node:fs';
import { runProcess } from '@sweepq/service';
import { readConfig } from '../../../apps/worker/dist/config.js';
import { createWorker } from '../../../apps/worker/dist/create-worker.js';

const { CHAOS_FREEZES: method, CHAOS_CALL: fatal, CHAOS_NOTES: notes } = process.env;
const note = (line) => appendFileSync(notes, `${JSON.stringify(line)}\n`);
let calls = 0;

const withFailpoint = (store) => ({
  ...store,
  async [method](argument) {
    calls += 1;
    if (calls !== Number(fatal)) return store[method](argument);
    const { sweepId, run, attempt } = argument;
    const frozen = { pid: process.pid, method, sweepId, run, attempt };
    note(frozen);
    process.kill(process.pid, 'SIGSTOP');
    const answer = await store[method](argument);
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
