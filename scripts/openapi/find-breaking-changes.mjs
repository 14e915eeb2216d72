// Compares two OpenAPI 3.1 documents, and finds the changes that break a client of the first one.
import { compareSchemas } from './compare-schemas.mjs';

/**
 * Returns breaking changes as `{ name, change }`. `name` is the operationId or the schema that has the change. A request may accept more
 * than before, and an answer may have more members than before.
 */
export function findBreakingChanges(before, after) {
  const compare = compareSchemas(before, after);
  const later = new Map(listOperations(after).map((operation) => [operation.key, operation]));
  const changes = listOperations(before).flatMap((old) => {
    const now = later.get(old.key);
    if (now === undefined) return [{ name: old.id, change: `${old.title} is removed` }];
    const { id: name } = old;
    const report = (change) => ({ name, change });
    return [
      ...(now.id === name ? [] : [report(`its operationId is now ${now.id}`)]),
      ...compareScopes(old, now).map(report),
      ...compareParameters(old, now, { name, report, compare }),
      ...compareBodies(old, now, { name, report, compare }),
      ...compareAnswers(old, now, { name, report, compare }),
    ];
  });
  const byText = new Map(changes.map((each) => [`${each.name}: ${each.change}`, each]));
  return [...byText.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Lists the operations and the webhooks of a document. The name of a path parameter does not matter. */
function listOperations({ paths, webhooks = {}, components }) {
  return Object.entries({ ...paths, ...webhooks }).flatMap(([path, item]) =>
    methods
      .filter((method) => method in item)
      .map((method) => ({
        title: `${method.toUpperCase()} ${path}`,
        key: `${method} ${path.replace(/\{\w+\}/g, '{}')}`,
        id: item[method].operationId,
        isWebhook: path in webhooks,
        operation: item[method],
        components,
      })),
  );
}

const scopes = ['read', 'predict', 'write', 'admin'];

function compareScopes({ operation: old }, { operation: now }) {
  const [before, after] = [old, now].map((operation) => scopes.indexOf(operation['x-scope']));
  return before >= 0 && after > before ? [`it needs the scope ${scopes[after]}`] : [];
}

function compareParameters({ operation: old }, { operation: now }, { name, report, compare }) {
  const [before, after] = [old, now].map(
    ({ parameters = [] }) =>
      new Map(
        parameters
          .filter((parameter) => parameter.in !== 'path')
          .map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]),
      ),
  );
  const added = [...after].filter(([key, { required }]) => required && !before.get(key)?.required);
  return [
    ...added.map(([, parameter]) => report(`the parameter \`${parameter.name}\` is required`)),
    ...[...before].flatMap(([key, parameter]) => {
      const latest = after.get(key);
      if (latest === undefined) return [report(`the parameter \`${parameter.name}\` is removed`)];
      return compare(parameter.schema, latest.schema, 'sent', { name, path: parameter.name });
    }),
  ];
}

/** The body of a request is sent to the service. The body of a webhook is received from the service. */
function compareBodies({ operation: old, isWebhook }, { operation: now }, tools) {
  const { report } = tools;
  const direction = isWebhook ? 'received' : 'sent';
  const [before, after] = [old.requestBody, now.requestBody];
  if (before === undefined) return after?.required ? [report('a body is required')] : [];
  if (after === undefined) return [report('it accepts no body')];
  return compareContent(before.content, after.content, { ...tools, direction });
}

/** An answer to a webhook comes from the client, so it is not compared. */
function compareAnswers(old, now, tools) {
  if (old.isWebhook) return [];
  return Object.entries(old.operation.responses).flatMap(([status, response]) => {
    const latest = now.operation.responses[status];
    if (latest === undefined) {
      return status.startsWith('2') ? [tools.report(`the status ${status} is removed`)] : [];
    }
    const [before, after] = [resolve(response, old), resolve(latest, now)];
    return compareContent(before.content, after.content, { ...tools, direction: 'received' });
  });
}

function resolve(response, { components }) {
  return response.$ref ? components.responses[response.$ref.split('/').at(-1)] : response;
}

function compareContent(before = {}, after = {}, { name, direction, report, compare }) {
  return Object.entries(before).flatMap(([type, { schema }]) =>
    type in after
      ? compare(schema, after[type].schema, direction, { name, path: '' })
      : [report(`the media type ${type} is removed`)],
  );
}
