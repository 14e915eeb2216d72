import type { RunSpec } from '@sweepq/core';
import { articleSpec } from '../article/article-spec.ts';

/** Of the article's, but with as many iterations as take a few seconds. */
export const longRun: RunSpec = { ...articleSpec, readings: [600_000] };
