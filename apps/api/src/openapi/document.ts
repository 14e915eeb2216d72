import { z } from 'zod';
import { createSecuritySchemes, refusals, refusedBy, security } from './access.ts';
import { answerExamples, textExamples } from './examples/answers.ts';
import { createRequestExamples, type RequestExample } from './examples/requests.ts';
import type { Operation } from './operations/operation.ts';
import { operations } from './operations.ts';
import { createSchemaComponents, leaveOutSafeBounds } from './schemas.ts';
import { webhooks } from './webhooks.ts';

export type DocumentOptions = {
  /** Where a proxy offers the service. */
  basePath: string;
  /** The dataset that examples of requests name: one that the service has. */
  exampleDataset: string;
};

const defaultOptions: DocumentOptions = { basePath: '', exampleDataset: 'catvnoncat' };

/** The OpenAPI 3.1 document: operations from one table, schemas from those that check requests. */
export function createOpenApiDocument(
  version: string,
  { basePath, exampleDataset }: DocumentOptions = defaultOptions,
): object {
  const paths: Record<string, Record<string, object>> = {};
  const bodies = createRequestExamples(exampleDataset);
  for (const operation of operations) {
    const described = describe(operation, bodies[operation.id]);
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'sweepq',
      version,
      description:
        'Hyperparameter sweeps on a job queue. Every error is problem details (RFC 9457).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: basePath || '/' }],
    security,
    tags: [
      { name: 'sweeps', description: 'One search over a space, submitted once.' },
      { name: 'trials', description: 'One combination of hyperparameters, with its result.' },
      { name: 'datasets', description: 'A train and a test file of labelled images.' },
      { name: 'operations', description: 'For who runs the service.' },
    ],
    paths,
    webhooks,
    components: {
      schemas: createSchemaComponents(answerExamples),
      responses: { Problem: problemResponse, ...refusals },
      securitySchemes: createSecuritySchemes(basePath),
    },
  };
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const problemResponse = {
  description: 'Problem details.',
  content: { 'application/problem+json': { schema: ref('Problem') } },
};

function describe(operation: Operation, examples?: Readonly<Record<string, RequestExample>>) {
  const { id, tag, summary, description, body, answers, orElse, problems, isOpen, ...rest } =
    operation;
  const { schema, type } = answers;
  const content = {
    ...(schema && { 'application/json': { schema: ref(schema) } }),
    ...(type && { [type]: describeText(operation) }),
  };
  const failures = [...problems, '4XX', '5XX'] as const;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(isOpen && { security: [] }),
    ...parametersOf(rest),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: ref(body), ...(examples && { examples }) } },
      },
    }),
    responses: {
      [answers.status]: {
        description: answers.description,
        ...headersOf(answers, rest),
        ...(Object.keys(content).length > 0 && { content }),
      },
      ...(orElse && { [orElse.status]: describeOther(orElse) }),
      ...(!isOpen && refusedBy),
      ...Object.fromEntries(
        failures.map((status) => [status, { $ref: '#/components/responses/Problem' }]),
      ),
    },
  };
}

/** A text, and of events what the data of each is: the document has no better place for it. */
const describeText = ({ id, answers: { type, events } }: Operation) => ({
  schema: {
    type: 'string',
    ...(events && { contentMediaType: type, contentSchema: { oneOf: events.map(ref) } }),
  },
  ...(textExamples[id] !== undefined && { example: textExamples[id] }),
});

const describeOther = ({ description, schema }: NonNullable<Operation['orElse']>) => ({
  description,
  ...(schema && { content: { 'application/json': { schema: ref(schema) } } }),
});

function headersOf({ location }: Operation['answers'], { once }: Pick<Operation, 'once'>) {
  const headers = {
    ...(location && { Location: { schema: { type: 'string' } } }),
    ...(once && { 'Idempotency-Replayed': replayedHeader }),
  };
  return Object.keys(headers).length === 0 ? {} : { headers };
}

const replayedHeader = {
  description: 'An earlier request with the same Idempotency-Key came first: this is its sweep.',
  schema: { type: 'string', const: 'true' },
};

const idempotencyKeyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Kept for 24 hours. The same key with the same request gives the same sweep; with another request it is refused (422). Quotes around it are no part of it.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[ -~]+$' },
};

const parameterSchemas: Readonly<Record<string, object>> = {
  split: { type: 'string', enum: ['train', 'test'] },
  index: { type: 'integer', minimum: 0 },
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
};

const lastEventId = {
  name: 'Last-Event-ID',
  in: 'header',
  description: 'The `id` of the last event that was seen; it is answered with those after it.',
  schema: { type: 'string', pattern: '^\\d{1,15}-\\d{1,15}$' },
};

function parametersOf({
  path,
  query,
  once,
  resumes,
}: Pick<Operation, 'path' | 'query' | 'once' | 'resumes'>) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: parameterSchemas[name] ?? { type: 'string' },
  }));
  const parameters = [
    ...inPath,
    ...parametersInQuery(query),
    ...(once ? [idempotencyKeyParameter] : []),
    ...(resumes ? [lastEventId] : []),
  ];
  return parameters.length === 0 ? {} : { parameters };
}

/** A parameter for each value that the schema of a query string takes. */
function parametersInQuery(query: z.ZodObject = z.object()) {
  const { properties = {} } = z.toJSONSchema(query, {
    target: 'draft-2020-12',
    io: 'input',
    // Text is made into a number first, and with that zod forgets what stands for no text at all.
    override({ zodSchema: { _zod }, jsonSchema }) {
      if (_zod.def.type === 'default') jsonSchema.default = _zod.def.defaultValue;
      leaveOutSafeBounds(jsonSchema);
    },
  });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as Record<string, unknown>;
    return { name, in: 'query', ...(description !== undefined && { description }), schema };
  });
}
