// One process runs the apis and workers of many tests. Loading the code takes most of the time of a short test, and here it is
// loaded once. As in a separate process, each api or worker has its environment, a stop signal, and an exit.
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
  const tell = (message) => process.send({ id, ...message });
  const guest = Object.assign(new EventEmitter(), {
    env,
    send: ({ url }) => tell({ url }),
    exit(code) {
      hosted.delete(id);
      tell({ code });
    },
    stderr: { write: (text) => tell({ text }) },
  });
  hosted.set(id, guest);
  runProcess(guest, { service, ...programs[service] }).catch((error) => {
    tell({ text: error.stack });
    guest.exit(1);
  });
});
process.once('disconnect', () => process.exit());
