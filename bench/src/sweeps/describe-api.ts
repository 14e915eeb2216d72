import { ask } from './ask.ts';
import type { Api } from './submit-sweep.ts';

type Document = { components?: { schemas?: Record<string, { properties?: object }> } };

/** Describes an api whose sweeps must not reuse results, so that each measurement includes the training. */
export async function describeApi(url: string, signal: AbortSignal): Promise<Api> {
  const { components } = await ask<Document>(new URL('/openapi.json', url), { signal });
  const properties = components?.schemas?.SweepRequest?.properties ?? {};
  return { url, always: 'reuse' in properties ? { reuse: false } : {} };
}
