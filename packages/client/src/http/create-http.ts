import createFetchClient from 'openapi-fetch';
import type { paths } from '../generated/api.ts';
import { ClientError } from './client-error.ts';
import { createSend } from './send.ts';

export type Http = ReturnType<typeof createHttp>;

const tries = 3;

/** The paths of the API's document as typed requests, whose answers are successes. */
export function createHttp({ url, token }: { url: string; token?: string | undefined }) {
  return createFetchClient<paths, 'application/json'>({
    baseUrl: parseBaseUrl(url),
    fetch: createSend({ tries }),
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
