import { resolve } from 'node:path';

// The parts are found by their place in the checkout and not imported: the stack knows them as
// processes only. This file lies equally deep in src/ and in dist/.
const checkoutDir = resolve(import.meta.dirname, '../../../..');

export const apiMainPath = resolve(checkoutDir, 'apps/api/dist/main.js');
export const workerMainPath = resolve(checkoutDir, 'apps/worker/dist/main.js');
