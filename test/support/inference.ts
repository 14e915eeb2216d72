// Requests of the Open Inference Protocol to the model `mymodel`.
import type { Service } from './service.ts';

export const imageShape = [64, 64, 3];
export const imageSize = 64 * 64 * 3;

export const send = ({ api }: Service, path: string, init: RequestInit = {}) =>
  fetch(`${api.url}/inference/v2${path}`, init);

export const infer = (service: Service, body: object) =>
  send(service, '/models/mymodel/infer', {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify(body),
  });

/** Sends images as in the published example of the binary extension: a JSON object, its length in a header, and the data of the input after it. */
export async function inferBinary(service: Service, images: Uint8Array, more: object) {
  const count = images.length / imageSize;
  const header = Buffer.from(
    JSON.stringify({
      model_name: 'mymodel',
      inputs: [
        {
          ...{ name: 'images', shape: [count, ...imageShape], datatype: 'UINT8' },
          parameters: { binary_data_size: images.length },
        },
      ],
      ...more,
    }),
  );
  const response = await send(service, '/models/mymodel/infer', {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'inference-header-content-length': String(header.length),
    },
    body: Buffer.concat([header, images]),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const length = Number(response.headers.get('inference-header-content-length') ?? bytes.length);
  return {
    ...{ status: response.status, type: response.headers.get('content-type') },
    answer: JSON.parse(bytes.toString('utf8', 0, length)),
    binary: bytes.subarray(length),
  };
}
