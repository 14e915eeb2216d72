// The operations of an OpenAPI document, with random requests, and a check of the answers.
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { fromSchema, nearly, odd, type Schema } from './from-schema.ts';

type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
};
type Content = Record<string, { schema: Schema }>;
type Described = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { $ref?: string; content?: Content }>;
};
export type Document = { paths: Record<string, Record<string, Described>> };
export type Asked = {
  path: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
};
export type Operation = {
  id: string;
  method: string;
  /** A request for an existing resource, without optional parts. */
  plain: Asked;
  requests: fc.Arbitrary<Asked>;
  /** The difference between an answer and the document, or undefined. */
  complain(status: number, type: string, text: string): string | undefined;
};

/** Existing ids, by the first segment of their path. */
export type Ids = Record<
  'sweeps' | 'runs' | 'trials' | 'operations' | 'datasets' | 'dataset-files' | 'models',
  string[]
>;

/** Valid bodies by operation. They are needed because most random values of a schema break rules that the schema does not express. */
export type Bodies = Readonly<Record<string, fc.Arbitrary<unknown>>>;

export function listOperations(document: Document, ids: Ids, bodies: Bodies): Operation[] {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  // The types of `ajv-formats` have no default export for NodeNext.
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema(document, 'api');
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      id: described.operationId,
      method: method.toUpperCase(),
      plain: { path: plainPath(path, ids), method: method.toUpperCase(), headers: {} },
      requests: requestsOf(document, { path, method, described }, { ids, bodies }),
      complain: complainOf(ajv, { path, method, described }),
    })),
  );
}

function plainPath(path: string, ids: Ids): string {
  const [, , kind = ''] = path.split('/');
  const right: Record<string, string> = {
    ...{ split: 'train', index: '0', version: '1', alias: 'champion' },
  };
  const [known = ''] = ids[kind as keyof Ids] ?? [];
  return path.replace(/\{(\w+)\}/g, (_, name: string) => right[name] ?? known);
}

type Place = { path: string; method: string; described: Described };

function complainOf(ajv: Ajv2020, { path, method, described: { responses } }: Place) {
  const at = `api#/paths/${encodeURIComponent(path.replaceAll('/', '~1'))}/${method}/responses`;
  return (status: number, type: string, text: string): string | undefined => {
    if (status >= 500) return `a ${status}: ${text.slice(0, 200)}`;
    const isListed = `${status}` in responses || `${Math.floor(status / 100)}XX` in responses;
    if (!isListed) return `a status that is not listed: ${status}`;
    if (status >= 400) {
      if (!type.startsWith('application/problem+json')) return `a ${status} of ${type}`;
      if (/<html|\bat .*\.[jt]s:\d+/.test(text)) return `internals: ${text.slice(0, 200)}`;
      const validate = ajv.getSchema('api#/components/schemas/Problem');
      return validate?.(JSON.parse(text))
        ? undefined
        : `no valid problem details: ${text.slice(0, 200)}`;
    }
    const content = responses[`${status}`]?.content;
    if (content === undefined)
      return text === '' ? undefined : `a body where none is listed: ${text.slice(0, 200)}`;
    if (text === '' && !type.startsWith('text/event-stream')) return 'no body';
    const [media = ''] = type.split(';');
    if (!(media in content)) return `a body of ${media}, listed are ${Object.keys(content)}`;
    if (media !== 'application/json') return undefined;
    const validate = ajv.getSchema(`${at}/${status}/content/application~1json/schema`);
    if (validate === undefined) return `no schema at ${at}`;
    return validate(JSON.parse(text)) ? undefined : ajv.errorsText(validate.errors);
  };
}

function requestsOf(
  document: Document,
  place: Place,
  { ids, bodies }: { ids: Ids; bodies: Bodies },
): fc.Arbitrary<Asked> {
  const { path, method, described } = place;
  const { parameters = [], requestBody } = described;
  const drawFor = (parameter: Parameter) =>
    parameter.in === 'path'
      ? inPath(parameter, path, document, ids)
      : nearly(fromSchema(parameter.schema, document));
  const values = fc.record(
    Object.fromEntries(parameters.map((each) => [`${each.in} ${each.name}`, drawFor(each)])),
    {
      requiredKeys: parameters
        .filter((each) => each.in === 'path')
        .map(({ name }) => `path ${name}`),
    },
  );
  const schema = requestBody?.content['application/json']?.schema;
  const taken = bodies[described.operationId];
  const drawn =
    schema === undefined ? fc.constant(undefined) : nearly(fromSchema(schema, document));
  const body = taken === undefined ? drawn : fc.oneof(drawn, taken);
  const extra = fc.oneof(
    { weight: 7, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom('__proto__', 'limit', 'x', 'a[b]'), odd),
    },
  );
  return fc.tuple(values, body, extra).map(([chosen, sent, more]) => {
    const query = new URLSearchParams();
    const headers: Record<string, string> = {};
    let target = path;
    for (const parameter of parameters) {
      const value = (chosen as Record<string, unknown>)[`${parameter.in} ${parameter.name}`];
      if (value === undefined) continue;
      if (parameter.in === 'path') {
        target = target.replace(`{${parameter.name}}`, encode(toText(value)));
      } else if (parameter.in === 'query') {
        for (const each of [value].flat()) query.append(parameter.name, toText(each));
      } else headers[parameter.name] = toText(value).replace(/[^\x20-\x7e]/g, '?');
    }
    if (more !== null) query.append(more[0], toText(more[1]));
    if (sent !== undefined) headers['content-type'] = 'application/json';
    const search = `${query}`;
    return {
      path: target + (search && `?${search}`),
      method: method.toUpperCase(),
      headers,
      ...(sent !== undefined && { body: JSON.stringify(sent) }),
    };
  });
}

function inPath({ name, schema }: Parameter, path: string, document: Document, ids: Ids) {
  const [, , kind = ''] = path.split('/');
  const known = ids[kind as keyof Ids] ?? [];
  const right = fromSchema(schema, document);
  if (['split', 'index', 'version', 'alias'].includes(name) || known.length === 0)
    return nearly(right);
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, odd);
}

const toText = (value: unknown) =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

/** Encodes a segment of a path. Dots are encoded, too, because `fetch` resolves `.` and `..`. */
const encode = (text: string) =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '?') || 'x').replace(/^\.+$/, (dots) =>
    '%2e'.repeat(dots.length),
  );
