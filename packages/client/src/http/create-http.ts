import createFetchClient, { defaultPathSerializer } from 'openapi-fetch';
import type { paths } from '../generated/api.ts';
import { assertHeader, ClientError } from './client-error.ts';
import { createSend, type SendOptions } from './send.ts';

export type Http = ReturnType<typeof createHttp>;

export type HttpOptions = SendOptions & {
  /** The URL of the api: the part before `/v1`. It may have a path. */
  url: string;
  /** The token, which is sent as a bearer token. */
  token?: string | undefined;
};

/** Returns a typed request function for each method of HTTP. The functions throw for unsuccessful answers. */
export function createHttp({ url, token, ...sending }: HttpOptions) {
  if (token) assertHeader('the token', token);
  return createFetchClient<paths, 'application/json'>({
    baseUrl: parseBaseUrl(url),
    fetch: createSend(sending),
    pathSerializer: serializePath,
    ...(token && { headers: { authorization: `Bearer ${token}` } }),
  });
}

function parseBaseUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  // The message has no URL, because it would show the password.
  if (parsed && (parsed.username || parsed.password)) {
    const detail = 'Expected the URL of the api to have no user and no password: use a token.';
    throw new ClientError({ code: 'bad-url', detail });
  }
  if (parsed && /^https?:$/.test(parsed.protocol)) {
    return `${parsed.origin}${parsed.pathname.replace(/\/+$/, '')}`;
  }
  const detail = `Expected the URL of the api to be like http://localhost:3000, got \`${url}\`.`;
  throw new ClientError({ code: 'bad-url', detail });
}

/**
 * Builds the path of a request. Rejects an empty name, `.` and `..`, which would change the path: `/v1/sweeps/` is the
 * list.
 */
function serializePath(path: string, params: Record<string, unknown>): string {
  for (const [name, value] of Object.entries(params)) {
    if (!/^\.{0,2}$/.test(String(value))) continue;
    const detail = `Expected \`${name}\` to be a name or an id, got \`${value}\`.`;
    throw new ClientError({ code: 'bad-name', detail });
  }
  return defaultPathSerializer(path, params);
}
