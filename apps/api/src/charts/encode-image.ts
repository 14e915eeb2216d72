import type { Dataset, SplitName } from '@sweepq/core';
import { handOver, type OwnBytes, toOwnBytes } from '../heavy/transfer.ts';

/** The images of a dataset are in shared memory, so the thread gets no copy. */
type ImageTask = { dataset: Dataset; split: SplitName; index: number };

/** A large image of a dataset as PNG. */
export async function encodeImage({ dataset, split, index }: ImageTask): Promise<OwnBytes> {
  const { imagePng } = await import('@sweepq/core');
  const bytes = toOwnBytes(await imagePng(dataset, split, index));
  return handOver(bytes, [bytes]);
}
