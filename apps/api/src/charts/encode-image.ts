import type { Dataset, SplitName } from '@sweepq/core';
import { handOver } from '@sweepq/threads';
import { type OwnBytes, toOwnBytes } from '../heavy/transfer.ts';

/** The images of a dataset are in shared memory, so they are not copied to the thread. */
type ImageTask = { dataset: Dataset; split: SplitName; index: number };

/** A task of a thread: encodes a large image of a dataset as PNG. */
export async function encodeImage({ dataset, split, index }: ImageTask): Promise<OwnBytes> {
  const { imagePng } = await import('@sweepq/core');
  const bytes = toOwnBytes(await imagePng(dataset, split, index));
  return handOver(bytes, [bytes]);
}
