import { resolve } from 'node:path';

// The programs of the api and the worker. The stack loads them by their paths: it does not depend on their packages. The
// relative path to the checkout is the same from src/ and from dist/.
const appsDir = resolve(import.meta.dirname, '../../../../apps');

export const apiMainPath = resolve(appsDir, 'api/dist/main.js');
export const workerMainPath = resolve(appsDir, 'worker/dist/main.js');

/** The modules that check the settings of the api and the worker. */
export const apiConfigPath = resolve(appsDir, 'api/dist/config.js');
export const workerConfigPath = resolve(appsDir, 'worker/dist/config.js');
