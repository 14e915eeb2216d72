import { resolve } from 'node:path';

// The programs of the api and the worker. The stack starts them as processes and does not import them. The relative path to
// the checkout is the same from src/ and from dist/.
const checkoutDir = resolve(import.meta.dirname, '../../../..');

export const apiMainPath = resolve(checkoutDir, 'apps/api/dist/main.js');
export const workerMainPath = resolve(checkoutDir, 'apps/worker/dist/main.js');
