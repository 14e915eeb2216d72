// A process that runs the apis and workers of many tests, so that the code is loaded once: loading takes most of the time of a short
// test. Each api and each worker has a separate environment, a stop signal, and an exit, as in a separate process.
import { EventEmitter } from 'node:events';
import { runProcess } from '@sweepq/service';
import { readConfig as readApiConfig } from '../../apps/api/dist/config.js';
import { createApi } from '../../apps/api/dist/create-api.js';
import { readConfig as readWorkerConfig } from '../../apps/worker/dist/config.js';
import { createWorker } from '../../apps/worker/dist/create-worker.js';

const packageOf = (app) => new URL(`../../apps/${app}/package.json`, import.meta.url);
const programs = {
  api: { packageJson: packageOf('api'), readConfig: readApiConfig, start: createApi },
  worker: { packageJson: packageOf('worker'), readConfig: readWorkerConfig, start: createWorker },
};

const hosted = new Map();

process.on('message', ({ id, service, env, signal }) => {
  if (signal !== undefined) {
    hosted.get(id)?.emit(signal);
    return;
  }
  const report = (message) => process.send({ id, ...message });
  const fakeProcess = Object.assign(new EventEmitter(), {
    env,
    send: ({ url }) => report({ url }),
    exit(code) {
      hosted.delete(id);
      report({ code });
    },
    stderr: { write: (text) => report({ text }) },
  });
  hosted.set(id, fakeProcess);
  runProcess(fakeProcess, { service, ...programs[service] }).catch((error) => {
    report({ text: error.stack });
    fakeProcess.exit(1);
  });
});
process.once('disconnect', () => process.exit());
