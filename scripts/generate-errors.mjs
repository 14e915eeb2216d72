// Generates docs/errors.md from the tables of errors in the built packages. With `--check` it writes nothing, and fails if the existing
// file differs. Run it after the build.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { renderTable } from './markdown-table.mjs';
import { writeOrCheck } from './write-or-check.mjs';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'docs/errors.md');
const { values } = parseArgs({ options: { check: { type: 'boolean' } } });

const load = (path) => import(pathToFileURL(join(root, path)).href);
const { problemTypes } = await load('packages/contract/dist/errors/problem-types.js');
const { failureCodes } = await load('packages/contract/dist/errors/failure-codes.js');
const { operationErrorCodes } = await load(
  'packages/contract/dist/errors/operation-error-codes.js',
);
const { queueErrorCodes } = await load('packages/contract/dist/errors/queue-error.js');
const { clientErrorCodes } = await load('packages/client/dist/http/client-error.js');
const { coreErrorCodes } = await load('packages/core/dist/core-error.js');
const { datasetErrorCodes } = await load('packages/datasets/dist/dataset-error.js');
const { importErrorCodes } = await load('packages/datasets/dist/import-error-codes.js');
const { pictureErrorCodes } = await load('packages/pictures/dist/picture-error.js');

/** Codes of errors that only the api has. They are no reason of a failure. */
const onlyOfApi = ['no-such-image', 'unsupported-image'];

const missing = Object.keys({ ...coreErrorCodes, ...datasetErrorCodes, ...queueErrorCodes }).filter(
  (code) => !(code in failureCodes) && !onlyOfApi.includes(code),
);
if (missing.length > 0) {
  throw new Error(`Expected packages/contract/src/errors to have the failures ${missing}.`);
}

const members = {
  type: '`urn:sweepq:problem:` and the code',
  code: 'one of the codes below',
  title: 'what the code means; the same for all problems with this code',
  status: 'the HTTP status',
  detail: 'what is wrong with this request, for people',
  instance:
    '`urn:sweepq:request:` and the id of the request, as in the header `X-Request-Id` and in the log',
  errors:
    'the invalid values, each with `in` (`path`, `query`, `header` or `body`), `pointer` (RFC 6901) and `detail`. A dataset that cannot be used has the reason in `code`',
};

const of = { sweep: 'sweep', trial: 'trial', both: 'sweep, trial' };

const text = `# Errors

<!-- Made by \`npm run generate\`: not to be edited by hand. -->

- [Problems](#problems): the API rejects a request.
- [Failures](#failures): a sweep, a run or a trial has failed.
- [Errors of operations](#errors-of-operations): an operation, such as the deletion of a sweep, has failed.
- [Errors of imports](#errors-of-imports): files cannot become a dataset.
- [Errors of pictures](#errors-of-pictures): a picture cannot be scored.
- [Errors of the client](#errors-of-the-client): \`packages/client\` and the \`sweepq\` command find an error themselves.

_Retriable_ means that the same request can succeed later. Later versions may add codes. Treat a problem with an unknown code by its status.

## Problems

The body of each rejected request is problem details (RFC 9457):

${renderTable(
  ['member', 'meaning'],
  Object.entries(members).map(([name, meaning]) => [code(name), meaning]),
)}

Invalid values get 400. Requests that are valid but cannot be used get 422.

${renderTable(
  ['code', 'status', 'cause', 'remedy', 'retriable'],
  Object.entries(problemTypes)
    .sort(([, a], [, b]) => a.status - b.status)
    .map(([name, { status, cause, remedy, retriable }]) => [
      ...[code(name), String(status), cause, remedy, yesOrNo(retriable)],
    ]),
)}

## Failures

\`failure\` of a sweep, a run or a trial has a \`code\` and a \`message\`. \`POST /v1/sweeps/{id}/retry\` trains failed trials again. A run has the
failure of its trials. An error of the operating system has its name as the code, such as \`enospc\`.

${renderTable(
  ['code', 'of', 'cause', 'remedy', 'retriable'],
  Object.entries(failureCodes).map(([name, failure]) => [
    ...[code(name), of[failure.of], failure.cause, failure.remedy, yesOrNo(failure.retriable)],
  ]),
)}

## Errors of operations

\`error\` of an operation has a \`code\` and a \`detail\`.

${renderTable(
  ['code', 'cause', 'remedy'],
  Object.entries(operationErrorCodes).map(([name, { cause, remedy }]) => [
    ...[code(name), cause, remedy],
  ]),
)}

## Errors of imports

An import that ends with \`import-refused\` has one of these causes. \`detail\` names the file, what was found in it, and the remedy. The same files fail again.
Or the thread of the import has crashed, or has exceeded its time limit, in 3 tries.

${renderTable(
  ['code', 'cause'],
  Object.entries(importErrorCodes).map(([name, cause]) => [code(name), cause]),
)}

## Errors of pictures

The problem \`picture-unusable\` has one of these codes for each picture, in \`errors\`.

${renderTable(
  ['code', 'cause'],
  Object.entries(pictureErrorCodes).map(([name, cause]) => [code(name), cause]),
)}

## Errors of the client

${renderTable(
  ['code', 'cause'],
  Object.entries(clientErrorCodes).map(([name, cause]) => [code(name), cause]),
)}
`;

writeOrCheck(target, text, { isCheck: values.check, source: 'the tables of errors' });

function code(name) {
  return `\`${name}\``;
}

function yesOrNo(value) {
  return value ? 'yes' : 'no';
}
