import type { ExportedModel } from '@sweepq/exports';
import { handOver } from '@sweepq/threads';
import type { OwnBytes } from '../heavy/transfer.ts';
import { ApiProblem } from '../problems/problem.ts';
import type { RefusedBody } from '../scoring/refused-body.ts';
import { parseInference } from './parse-inference.ts';
import { encodeOutput } from './tensors.ts';

type InferTask = {
  model: ExportedModel;
  name: string;
  version: number;
  body: OwnBytes;
  /** The length of the JSON of the body, if binary data follows it. */
  headerBytes: number | undefined;
  /** The maximum number of images. */
  most: number;
};

/** The body of the answer. `headerBytes`: the length of its JSON, if binary data follows it. */
export type InferredBody = { bytes: OwnBytes; headerBytes: number | undefined; images: number };

/** A task of a thread: parses the body of an inference, predicts its images, and encodes the answer. */
export async function inferBody({
  model,
  body,
  headerBytes,
  most,
  ...of
}: InferTask): Promise<InferredBody | RefusedBody> {
  try {
    const inference = parseInference(body, { headerBytes, shape: model.inputShape, most });
    const { scoreImages } = await import('@sweepq/core');
    const scores = { ...scoreImages(model, inference.images), classes: model.classes };
    const encoded = inference.outputs.map(({ name, isBinary }) =>
      encodeOutput(name, scores, isBinary),
    );
    const json = Buffer.from(
      JSON.stringify({
        ...{ model_name: of.name, model_version: String(of.version) },
        ...(inference.id !== undefined && { id: inference.id }),
        outputs: encoded.map(({ output }) => output),
      }),
    );
    const pieces = encoded.flatMap(({ bytes: piece }) => piece ?? []);
    const bytes = new Uint8Array(Buffer.concat([json, ...pieces]));
    return handOver<InferredBody>(
      {
        ...{ bytes, images: inference.images.length },
        headerBytes: pieces.length > 0 ? json.length : undefined,
      },
      [bytes],
    );
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return { refused: { code: error.code, detail: error.message } };
  }
}
