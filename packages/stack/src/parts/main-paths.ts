import { resolve } from 'node:path';

// The parts are located by their path in the checkout and not imported: the stack uses them only as processes. This file
// has the same depth in src/ and in dist/.
const checkoutDir = resolve(import.meta.dirname, '../../../..');

export const apiMainPath = resolve(checkoutDir, 'apps/api/dist/main.js');
export const workerMainPath = resolve(checkoutDir, 'apps/worker/dist/main.js');
