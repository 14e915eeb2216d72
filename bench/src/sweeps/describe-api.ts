import { ask } from './ask.ts';
import type { Api } from './submit-sweep.ts';

type Document = { components?: { schemas?: Record<string, { properties?: object }> } };

/** An api that trains anew what is asked of it: nothing that is measured may come from an earlier sweep. */
export async function describeApi(url: string, signal: AbortSignal): Promise<Api> {
  const { components } = await ask<Document>(new URL('/openapi.json', url), { signal });
  const properties = components?.schemas?.SweepRequest?.properties ?? {};
  return { url, always: 'reuse' in properties ? { reuse: false } : {} };
}
