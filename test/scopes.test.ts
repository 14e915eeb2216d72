// Every operation of the API with a token of every scope. The operations come from the route objects, through the OpenAPI document.
import { expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { useService } from './support/service.ts';
import { admin, asHolder, predictor, reader, tokensOfAllScopes, writer } from './support/tokens.ts';

const secrets = { read: reader, predict: predictor, write: writer, admin } as const;
type Scope = keyof typeof secrets;
const scopes = Object.keys(secrets) as Scope[];

type Operation = {
  operationId: string;
  description: string;
  'x-scope'?: Scope;
  security?: Record<string, string[]>[];
  parameters?: { in: string; name: string }[];
};
type Document = { paths: Record<string, Record<string, Operation>> };

test('every operation accepts the scope that it needs and the scopes that include it, and rejects all others', async () => {
  const { api } = await useService({ env: { SWEEPQ_TOKENS: tokensOfAllScopes } });
  const ask = async (method: string, path: string, secret?: string) => {
    const headers = secret === undefined ? {} : asHolder(secret);
    const response = await fetch(`${api.url}${path}`, { method, headers, redirect: 'manual' });
    // The body of an event stream has no end.
    if (response.ok) await response.body?.cancel();
    return response;
  };
  const document = (await (
    await fetch(`${api.url}/openapi.json`, { headers: asHolder(reader) })
  ).json()) as Document;

  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ operation, scope: operation['x-scope'], method: method.toUpperCase() },
      path: path.replace(/\{\w+\}/g, '0'),
    })),
  );
  expect(operations.length).toBeGreaterThan(25);
  for (const { operation, scope, method, path } of operations) {
    const { operationId, description, security, parameters = [] } = operation;
    if (scope === undefined) {
      expect([operationId, security]).toEqual([operationId, []]);
      expect((await ask(method, path)).ok, operationId).toBe(true);
      continue;
    }
    // The operation has the security of the whole document.
    expect(security).toBeUndefined();
    expect(description).toContain(`Needs the scope \`${scope}\``);
    expect((await ask(method, path)).status, operationId).toBe(401);
    const canDryRun = parameters.some(
      ({ in: place, name }) => place === 'query' && name === 'dryRun',
    );
    for (const held of scopes) {
      const title = `${operationId} with the scope ${held}`;
      const response = await ask(method, path, secrets[held]);
      if (scopes.indexOf(held) >= scopes.indexOf(scope)) {
        expect([401, 403], title).not.toContain(response.status);
      } else {
        expect([title, response.status]).toEqual([title, 403]);
        expect(response.headers.get('www-authenticate')).toBe(
          `Bearer realm="sweepq", error="insufficient_scope", scope="${scope}"`,
        );
        const { code, detail } = await readProblem(response);
        expect(code).toBe('forbidden');
        expect(detail).toMatch(`with the scope \`${scope}\`, got the token \``);
      }
      if (!canDryRun) continue;
      // The request has no body, so it is rejected after the check of the scope.
      const dry = await ask(method, `${path}?dryRun=true`, secrets[held]);
      expect([401, 403], `${title}, dry run`).not.toContain(dry.status);
      const twice = await ask(method, `${path}?dryRun=true&dryRun=false`, secrets.read);
      expect([title, twice.status]).toEqual([title, 403]);
    }
  }
});
