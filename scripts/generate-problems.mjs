// Generates the table of retriable problems of packages/client, which does not import the contract. With `--check` it writes nothing,
// and fails if the existing file differs. Run it after the build of packages/contract.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { problemTypes } from '../packages/contract/dist/errors/problem-types.js';
import { writeOrCheck } from './write-or-check.mjs';

const target = resolve(import.meta.dirname, '../packages/client/src/generated/problems.ts');
const { values } = parseArgs({ options: { check: { type: 'boolean' } } });

const rows = Object.entries(problemTypes).map(
  ([code, { retriable }]) => `  ['${code}', ${retriable}],`,
);
const text = `// Made from the table of problems of packages/contract by \`npm run generate\`: not to be edited by hand.

/** Whether the same request may succeed later, for each code of a problem. */
export const retriableProblems: ReadonlyMap<string, boolean> = new Map([
${rows.join('\n')}
]);
`;

writeOrCheck(target, text, { isCheck: values.check, source: 'the table of problems' });
