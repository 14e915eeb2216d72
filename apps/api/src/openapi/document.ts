import { z } from 'zod';
import { jsonTypes } from '../http/json-body.ts';
import { problemView } from '../problems/problem-view.ts';
import { routes } from '../routes/routes.ts';
import {
  headerComponents,
  headersOf,
  isComparable,
  problemHeaders,
} from '../routing/answer-headers.ts';
import type { Answer, Route } from '../routing/define-route.ts';
import { hasDryRun, scopeOf } from '../routing/scope-of.ts';
import { createSecuritySchemes, refusals, refusedBy, security } from './access.ts';
import { answerExamples } from './examples/answers.ts';
import { createRequestExamples, type NamedExamples } from './examples/requests.ts';
import { namedExamples } from './examples/search-answers.ts';
import { textExamples } from './examples/text-answers.ts';
import { listGrammar } from './list-grammar.ts';
import { parametersOf } from './parameters.ts';
import { createSchemaComponents, refTo } from './schemas.ts';
import { webhooks } from './webhooks.ts';

export type DocumentOptions = {
  /** The path at which a proxy serves the api. */
  basePath: string;
  /** The dataset in the example requests. The service must have this dataset. */
  exampleDataset: string;
};

const defaultOptions: DocumentOptions = { basePath: '', exampleDataset: 'catvnoncat' };

/** Creates the OpenAPI 3.1 document from the routes and their schemas. */
export function createOpenApiDocument(
  version: string,
  { basePath, exampleDataset }: DocumentOptions = defaultOptions,
): object {
  const paths: Record<string, Record<string, object>> = {};
  const bodies = createRequestExamples(exampleDataset);
  for (const route of routes.filter(({ protocol }) => protocol === undefined)) {
    const path = route.documentedPath ?? route.path;
    const method = route.method.toLowerCase();
    paths[path] = { ...paths[path], [method]: describe(route, path, bodies[route.operationId]) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'sweepq',
      version,
      description: `Hyperparameter sweeps on a job queue. Every error is answered as problem details (RFC 9457). If the header Accept allows no format of a path, the answer is 406.\n\n${listGrammar}`,
      contact: { name: 'The maintainers of sweepq' },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: basePath || '/' }],
    security,
    tags: [
      { name: 'sweeps', description: 'A sweep is one search over a space, submitted once.' },
      {
        name: 'trials',
        description: 'A trial is one combination of hyperparameters, with its result.',
      },
      { name: 'datasets', description: 'A dataset is a train and a test file of labelled images.' },
      {
        name: 'models',
        description:
          'A registered model is a name with versions, which never change, and aliases, which can be moved.',
      },
      {
        name: 'operations',
        description:
          'An operation is long work that a request has started, such as the deletion of a sweep.',
      },
      { name: 'service', description: 'For operators of the service.' },
    ],
    paths,
    webhooks,
    components: {
      schemas: createSchemaComponents(answerExamples),
      responses: { Problem: problemResponse, ...refusals },
      headers: headerComponents,
      securitySchemes: createSecuritySchemes(basePath),
    },
  };
}

const problemResponse = {
  description: 'Problem details.',
  headers: problemHeaders,
  content: { 'application/problem+json': { schema: refTo(problemView) } },
};

function describe(route: Route, path: string, examples?: NamedExamples): object {
  const { operationId, tag, summary, access = 'token', answers } = route;
  const { isBodyOptional = false, otherFormats = [] } = route;
  const bodies = bodiesOf(route);
  return {
    operationId,
    tags: [tag],
    summary,
    description: describeRights(route),
    ...(access === 'none' ? { security: [] } : { 'x-scope': scopeOf(route) }),
    parameters: parametersOf(route, path),
    ...(bodies.length > 0 && {
      requestBody: {
        required: !isBodyOptional,
        content: Object.fromEntries(
          bodies.map(([type, schema]) => {
            const isShown = examples !== undefined && '$ref' in schema;
            return [type, { schema, ...(isShown && { examples }) }];
          }),
        ),
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [
          status,
          withContentOf(
            otherFormats.map((other) =>
              describeAnswer(other.answers[Number(status)], {
                example: textExamples[other.operationId],
              }),
            ),
            describeAnswer(answer, {
              headers: headersOf(route, status),
              example: textExamples[operationId],
              examples: namedExamples[operationId],
            }),
          ),
        ]),
      ),
      ...(isComparable(route) && {
        304: {
          description: 'Nothing has changed.',
          headers: { ...answers[200]?.headers, ...headersOf(route, '304') },
        },
      }),
      ...(access === 'token' && refusedBy),
      ...Object.fromEntries(
        problemsOf(route).map((status) => [status, { $ref: '#/components/responses/Problem' }]),
      ),
    },
  };
}

/** Returns the schema of each body of a route, by its media type. The examples are those of a body with a schema of its own. */
function bodiesOf({ body, uncheckedBody, bodyTypes = jsonTypes, streamedBody = {} }: Route) {
  const checked = body ?? uncheckedBody;
  const own = checked === undefined ? [] : bodyTypes.map((type) => [type, checked] as const);
  return [...own, ...Object.entries(streamedBody)].map(([type, schema]): [string, object] => [
    type,
    schema instanceof z.ZodType ? refTo(schema) : schema,
  ]);
}

/** Returns the description of a route, with a sentence about the scope that it needs. */
function describeRights(route: Route): string {
  const { description = '', access } = route;
  if (access === 'none') return `${description} Needs no token.`;
  const scope = scopeOf(route);
  const ofDryRun = hasDryRun(route) && scope !== 'read' ? '; a dry run needs `read`' : '';
  return `${description} Needs the scope \`${scope}\`${ofDryRun}.`;
}

/** Returns the statuses of problems: those that follow from the fields of the route, its own `problems`, and 4XX and 5XX. */
const problemsOf = ({ path, isConditional, problems = [], ...route }: Route) => [
  // Every operation rejects unknown query parameters.
  400,
  ...(path.includes('{') ? [404] : []),
  ...(isConditional ? [412] : []),
  ...(bodiesOf({ path, ...route }).length > 0 ? [413, 415] : []),
  // Every route below /v1 needs Redis.
  ...(path.startsWith('/v1/') ? [503] : []),
  ...problems,
  ...['4XX', '5XX'],
];

type DescribedAnswer = ReturnType<typeof describeAnswer>;

/** Adds the formats of other routes to an answer. */
const withContentOf = (others: readonly DescribedAnswer[], answer: DescribedAnswer) => ({
  ...answer,
  ...(answer.content && {
    content: Object.assign({}, answer.content, ...others.map(({ content }) => content)) as object,
  }),
});

type DescribedExamples = {
  headers?: object;
  /** The text of an answer that is not JSON. */
  example?: string | undefined;
  /** The answers in JSON, by name. Without them, the schema has one. */
  examples?: NamedExamples | undefined;
};

function describeAnswer(
  { description, schema, type, events, headers }: Answer = { description: '' },
  { headers: ofRoute = {}, example, examples }: DescribedExamples = {},
) {
  const content = {
    ...(schema && { 'application/json': { schema: refTo(schema), ...(examples && { examples }) } }),
    ...(type && {
      [type]: {
        schema: {
          type: 'string',
          // OpenAPI 3.1 can describe the schema of events only with `contentSchema`.
          ...(events && { contentMediaType: type, contentSchema: refTo(events) }),
        },
        ...(example !== undefined && { example }),
      },
    }),
  };
  return {
    description,
    headers: { ...headers, ...ofRoute },
    ...(Object.keys(content).length > 0 && { content }),
  };
}
