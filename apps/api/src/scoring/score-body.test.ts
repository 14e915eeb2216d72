import { readFile } from 'node:fs/promises';
import type { ExportedModel } from '@sweepq/exports';
import { expect, test } from 'vitest';
import { scoreBody } from './score-body.ts';

const limits = { bytes: 1e6, images: 2, picture: { pixels: 1e6, seconds: 10 } };

function modelOf(height: number, width: number): ExportedModel {
  const weights = new Float64Array(height * width);
  return {
    ...{ trialId: 't', digest: null, inputShape: [height, width, 1], validation: null },
    preprocessing: { name: 'divide255', rule: 'x / 255', moments: undefined },
    layers: [{ weights, bias: new Float64Array(1), activation: 'sigmoid' }],
    ...{ threshold: 0.5, classes: ['non-cat', 'cat'] },
  };
}

const score = (text: string) =>
  scoreBody({
    ...{ model: modelOf(1, 3), hasPictures: false, limits },
    body: { json: new Uint8Array(Buffer.from(text)) },
  });

test('takes pixels up to the numbers of all images, and rejects more before they are parsed', async () => {
  const body = { images: [[0, 1, 2], [[[3], [4], [5]]]] };
  expect(await score(JSON.stringify(body))).toMatchObject({ predictions: [{}, {}] });
  // Not JSON: it is counted only.
  expect(await score('0,0,0,0,0,0,0')).toMatchObject({
    refused: { code: 'validation', detail: 'Expected `images` to have at most 6 numbers, got 7.' },
  });
});

test('rejects a request for pictures of more than 16 MB of pixels', async () => {
  const file = new URL('../../../../packages/pictures/fixtures/plain.png', import.meta.url);
  const bytes = new Uint8Array(await readFile(file));
  const pictures = [1, 2].map(() => ({ name: undefined, bytes }));
  const model = modelOf(4096, 4096);
  expect(await scoreBody({ model, hasPictures: true, limits, body: { pictures } })).toMatchObject({
    refused: { code: 'validation', errors: [{ in: 'query', pointer: '/picture' }] },
  });
});
