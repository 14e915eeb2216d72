// The examples in the OpenAPI document: the api accepts the requests, and the answers match their schemas.
import { eventView } from '@sweepq/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { shareService } from './support/service.ts';

type Media = { schema?: unknown; example?: unknown; examples?: Record<string, { value: unknown }> };
type Operation = {
  operationId: string;
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { examples?: unknown[] }> };
};

const shared = shareService();
const space = { learningRate: 0.005, iterations: 5 };

type Needs = { sweep?: 'open' | 'ended'; suffix?: string; query?: string; statuses: number[] };

/** The sweep that a request needs, and the allowed statuses of the answer. */
const requests: Record<string, Needs> = {
  // The body is valid, but its trial does not exist.
  registerModelVersion: { statuses: [404] },
  editRegisteredModel: { statuses: [200] },
  moveAlias: { statuses: [200] },
  submitSweep: { query: '?dryRun=true', statuses: [200] },
  editSweep: { sweep: 'open', statuses: [200] },
  extendSweep: { sweep: 'ended', statuses: [202] },
  verifySweep: { sweep: 'ended', statuses: [202] },
  // The body is valid, but the sweep has no pruned trial.
  auditSweep: { sweep: 'ended', statuses: [409] },
  // The body is valid, but the images of the dataset have more pixels than an example can show.
  predictTrial: { sweep: 'ended', suffix: '-t0', statuses: [400] },
  predictRegisteredModel: { statuses: [400] },
  predictModelVersion: { statuses: [400] },
  // The body is valid, but the sweep has no failed trial.
  retrySweep: { sweep: 'ended', statuses: [409] },
};

test('the api accepts every example of a request body unchanged', async () => {
  const { service } = shared();
  const document = await service.get<Document>('/openapi.json');
  const listed = listOperations(document).flatMap(({ path, method, operation }) => {
    const content = operation.requestBody?.content['application/json'];
    return content === undefined ? [] : [{ path, method, operation, content }];
  });
  expect(listed.map(({ operation }) => operation.operationId).sort()).toEqual(
    Object.keys(requests).sort(),
  );
  const findSweep = {
    open: async () => (await service.submit({ space: { ...space, iterations: 1_000_000 } })).id,
    ended: async () => (await service.waitForSweep((await service.submit({ space })).id)).id,
  };
  const trialId = `${await findSweep.ended()}-t0`;
  await service.client.registerModel('cats', { trialId });
  for (const { path, method, operation, content } of listed) {
    const { sweep, suffix = '', query = '', statuses = [] } = requests[operation.operationId] ?? {};
    const examples = Object.entries(content.examples ?? {});
    expect(examples.length, operation.operationId).toBeGreaterThan(0);
    for (const [name, { value }] of examples) {
      const id = sweep === undefined ? '' : (await findSweep[sweep]()) + suffix;
      const right: Record<string, string> = { id, name: 'cats', alias: 'champion', version: '1' };
      const target = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => right[key] ?? '');
      const answer = await fetch(`${service.api.url}${target}${query}`, {
        method: method.toUpperCase(),
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(value),
      });
      const text = await answer.text();
      expect(statuses, `${operation.operationId}, ${name}: ${text}`).toContain(answer.status);
      if (answer.status === 400) expect(text).toMatch(/to be 12288 numbers/);
      if (answer.status === 409) expect(text).toMatch(/nothing-to-retry|with pruned trials/);
      if (sweep === 'open') await service.client.cancel(id);
    }
  }
});

test('every example of an answer matches its schema, and no example is a numeric limit', async () => {
  const { service } = shared();
  const document = await service.get<Document>('/openapi.json');
  const ajv = createAjv(document);
  const { schemas } = document.components;
  const withExample = Object.entries(schemas).filter(([, { examples = [] }]) => examples.length);
  expect(withExample.length).toBeGreaterThan(15);
  for (const [name, { examples = [] }] of withExample) {
    const validate = ajv.getSchema(`api#/components/schemas/${name}`);
    for (const example of examples) {
      expect(validate?.(example), `${name}: ${ajv.errorsText(validate?.errors)}`).toBe(true);
      for (const number of numbersIn(example)) expect(Math.abs(number)).toBeLessThan(1e10);
    }
  }
  // The limits of safe integers must not appear in examples.
  expect(JSON.stringify(document)).not.toContain(String(Number.MAX_SAFE_INTEGER));

  // Each JSON answer has an example in its schema, or is a page of such items. Each text has an example.
  const withoutExample = listOperations(document).flatMap(({ operation }) =>
    Object.values(operation.responses).flatMap(({ content = {} }) =>
      Object.entries(content).flatMap(([type, { schema, example }]) => {
        const name = /schemas\/(\w+)$/.exec((schema as { $ref?: string }).$ref ?? '')?.[1];
        const isShown = name
          ? schemas[name.replace(/Page$/, '')]?.examples !== undefined
          : example !== undefined || /^(image|application)\//.test(type);
        return isShown ? [] : [`${operation.operationId}: ${type}`];
      }),
    ),
  );
  expect(withoutExample).toEqual([]);
});

test('every named example of an answer matches its schema, and the results of verifications and audits match theirs', async () => {
  const { service } = shared();
  const document = await service.get<Document>('/openapi.json');
  const ajv = createAjv(document);
  const named = listOperations(document).flatMap(({ operation: { operationId, responses } }) =>
    Object.values(responses).flatMap(({ content = {} }) =>
      Object.values(content).flatMap(({ schema, examples = {} }) =>
        Object.values(examples).map(({ value }) => ({ operationId, schema, value })),
      ),
    ),
  );
  expect(named.map(({ operationId }) => operationId)).toEqual(
    expect.arrayContaining(['auditSweep', 'getOperation', 'verifySweep']),
  );
  const resultsOf: Record<string, string> = {
    'sweep.verify': 'Verification',
    'sweep.audit': 'Audit',
  };
  for (const { operationId, schema, value } of named) {
    const { $ref = '' } = schema as { $ref?: string };
    const { type = '', result } = value as { type?: string; result?: unknown };
    // The schema of an operation also accepts a result of any other type.
    const ofResult = `#/components/schemas/${resultsOf[type]}`;
    const checks: [string, unknown][] = [
      [$ref, value],
      ...(result ? [[ofResult, result] as [string, unknown]] : []),
    ];
    for (const [ref, part] of checks) {
      const validate = ajv.getSchema(`api${ref}`);
      expect(validate?.(part), `${operationId}: ${ajv.errorsText(validate?.errors)}`).toBe(true);
    }
  }
});

test('examples of texts have the same first line as real answers, and examples of events match their schema', async () => {
  const { service } = shared();
  const document = await service.get<Document>('/openapi.json');
  const { id } = await service.waitForSweep((await service.submit({ space })).id);
  const ids: Record<string, string> = { sweeps: id, trials: `${id}-t0` };
  const texts = listOperations(document).flatMap(
    ({ path, operation: { operationId, responses } }) =>
      Object.entries(responses['200']?.content ?? {}).flatMap(([type, { example }]) =>
        typeof example === 'string' ? [{ path, operationId, type, example }] : [],
      ),
  );
  const ofLines = texts.filter(({ operationId }) => !operationId.startsWith('watch'));
  expect(ofLines.map(({ operationId }) => operationId).sort()).toEqual([
    ...['getCostCurve', 'getCostCurveCSV', 'getMetrics', 'getPredictionsCSV'],
    ...['getTrialsCSV', 'listPredictions', 'listTrials'],
  ]);
  for (const { path, operationId, type, example } of ofLines) {
    const [, , kind = ''] = path.split('/');
    const target = `${service.api.url}${path.replace('{id}', ids[kind] ?? '')}`;
    const answer = await fetch(target, { headers: { accept: type } });
    const [first = ''] = example.split('\n');
    expect((await answer.text()).split('\n'), operationId).toContain(first);
  }
  for (const { example } of texts.filter((text) => !ofLines.includes(text))) {
    const events = [...example.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data));
    for (const event of events) eventView.parse(event);
    expect(events.map(({ type }) => type)).toEqual([
      ...['stream.started', 'trial.ended', 'sweep.ended'],
    ]);
    expect(example).toMatch(/^retry: \d+\n\nid: /);
  }
});

/** Knows the schemas of the document as `api#/components/schemas/…`. */
function createAjv(document: Document): Ajv2020 {
  const ajv = new Ajv2020({ strict: false });
  // The types of `ajv-formats` have no default export for NodeNext.
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  return ajv.addSchema(document, 'api');
}

const listOperations = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}
