import createFetchClient from 'openapi-fetch';
import type { paths } from '../generated/api.ts';
import { ClientError } from './client-error.ts';
import { createSend, type SendOptions } from './send.ts';

export type Http = ReturnType<typeof createHttp>;

export type HttpOptions = SendOptions & {
  /** Of the api; what comes before `/v1`, a path among it. */
  url: string;
  /** Sent as a bearer token. */
  token?: string | undefined;
};

/** The paths of the API's document as typed requests, whose answers are successes. */
export function createHttp({ url, token, ...sending }: HttpOptions) {
  return createFetchClient<paths, 'application/json'>({
    baseUrl: parseBaseUrl(url),
    fetch: createSend(sending),
    ...(token && { headers: { authorization: `Bearer ${token}` } }),
  });
}

function parseBaseUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && /^https?:$/.test(parsed.protocol)) {
    return `${parsed.origin}${parsed.pathname.replace(/\/+$/, '')}`;
  }
  const detail = `Expected the URL of the api to be like http://localhost:3000, got \`${url}\`.`;
  throw new ClientError({ code: 'bad-url', detail });
}
