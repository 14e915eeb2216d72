import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { decodeAll } from './decode-all.ts';

const file = new URL('../../../../packages/pictures/fixtures/plain.png', import.meta.url);
const picture = { name: 'plain.png', bytes: new Uint8Array(await readFile(file)) };
const limits = { picture: { pixels: 1e6, seconds: 10 } };

test('decodes no picture after the time of the request is over', async () => {
  const pictures = [picture, picture];
  const whole = await decodeAll(pictures, [8, 8, 3], limits);
  expect(whole).toEqual({ images: [expect.any(Uint8Array), expect.any(Uint8Array)] });
  const detail = 'Expected all pictures to be decoded within 0 s. Send fewer or smaller pictures.';
  expect(await decodeAll(pictures, [8, 8, 3], { ...limits, seconds: 0 })).toEqual({
    refused: {
      ...{ code: 'picture-unusable', detail },
      errors: [{ in: 'body', pointer: '/image/0', detail, code: 'picture-too-slow' }],
    },
  });
});
