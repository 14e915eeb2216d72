import { ask } from './ask.ts';
import type { Api } from './submit-sweep.ts';

type Document = { components?: { schemas?: Record<string, { properties?: object }> } };

/** An api whose every request asks for new training: no measurement may reuse results of an earlier sweep. */
export async function describeApi(url: string, signal: AbortSignal): Promise<Api> {
  const { components } = await ask<Document>(new URL('/openapi.json', url), { signal });
  const properties = components?.schemas?.SweepRequest?.properties ?? {};
  return { url, always: 'reuse' in properties ? { reuse: false } : {} };
}
