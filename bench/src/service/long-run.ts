import type { RunSpec } from '@sweepq/core';
import { articleSpec } from '../article/article-spec.ts';

/** The article's run, but with enough iterations for a few seconds. */
export const longRun: RunSpec = { ...articleSpec, readings: [600_000] };
