// What a process has read of the chosen trials of adaptive searches.
import type { AskedTrial } from '@sweepq/contract';
import { LRUCache } from 'lru-cache';

/** The length of the string of a sweep: the number of trials, the number of bytes, and the sha256 of these bytes. */
export type AskedLength = { trials: number; bytes: number; sha256: string };

/** What was read of a sweep: the string, and its trials. */
export type ReadAsked = AskedLength & { text: string; asked: readonly AskedTrial[] };
export type AskedCache = LRUCache<string, ReadAsked>;

/** 64 MB hold some 300 000 trials of eight axes, as text and as values. */
const cacheBytes = 64 * 1024 * 1024;
/** The values of a trial take about as many bytes as its text again. */
const bytesOfRead = ({ bytes }: ReadAsked) => 4 * bytes + 1;

export const createAskedCache = (): AskedCache =>
  new LRUCache({ maxSize: cacheBytes, sizeCalculation: bytesOfRead });
