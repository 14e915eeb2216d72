// The request of an inference (Open Inference Protocol, version 2): a JSON object, and after it the binary data of its inputs, if the header
// `Inference-Header-Content-Length` has the length of the JSON.
import { expected } from '@sweepq/contract';
import type { ImageShape } from '@sweepq/pictures';
import { z } from 'zod';
import { parseJson } from '../http/parse-json.ts';
import { parseRequest } from '../http/parse-request.ts';
import { ApiProblem } from '../problems/problem.ts';
import { measureJson } from '../scoring/measure-json.ts';
import { tooLargeForThread } from '../scoring/refused-body.ts';
import { sizeOfShape } from '../scoring/size-of-shape.ts';
import { imagesName, type OutputName, outputNames } from './tensors.ts';

export type Inference = {
  id: string | undefined;
  /** The pixels of the images. */
  images: Uint8Array[];
  /** The outputs in the order of the answer. */
  outputs: { name: OutputName; isBinary: boolean }[];
};

type Limits = { shape: ImageShape; most: number };

const aSwitch = expected('true or false');
const aSize = expected('a whole number, 0 or above');

const request = z.object(
  {
    id: z.string(expected('a text')).optional(),
    parameters: z
      .object({ binary_data_output: z.boolean(aSwitch).optional() }, expected('an object'))
      .optional(),
    inputs: z.array(
      z.object(
        {
          name: z.string(expected('the name of an input')),
          shape: z.array(z.int(aSize).min(0, aSize), expected('a list of whole numbers')),
          datatype: z.string(expected('the name of a datatype')),
          parameters: z
            .object(
              { binary_data_size: z.int(aSize).min(0, aSize).optional() },
              expected('an object'),
            )
            .optional(),
          data: z.unknown().optional(),
        },
        expected('an object'),
      ),
      expected('a list of inputs'),
    ),
    outputs: z
      .array(
        z.object(
          {
            name: z.string(expected('the name of an output')),
            parameters: z
              .object(
                {
                  binary_data: z.boolean(aSwitch).optional(),
                  classification: z
                    .undefined(
                      expected('left out: the extension `classification` is not supported'),
                    )
                    .optional(),
                },
                expected('an object'),
              )
              .optional(),
          },
          expected('an object'),
        ),
        expected('a list of outputs'),
      )
      .optional(),
  },
  expected('an object with `inputs`'),
);
type Request = z.output<typeof request>;

/**
 * Parses the body of an inference. `headerBytes`: the length of the JSON, if binary data follows it. Throws a problem for a body that is not one
 * batch of images of the model.
 */
export function parseInference(
  body: Uint8Array,
  { headerBytes, ...limits }: Limits & { headerBytes: number | undefined },
): Inference {
  if (headerBytes !== undefined && headerBytes > body.length) {
    throw refuse(
      `Expected a body of at least the ${headerBytes} bytes of Inference-Header-Content-Length, got ${body.length}.`,
    );
  }
  const json = body.subarray(0, headerBytes);
  assertFewValues(json, limits);
  const asked = parseRequest('body', request, parseJson(json));
  const binary = headerBytes === undefined ? undefined : body.subarray(headerBytes);
  return {
    id: asked.id,
    images: readImages(asked, { binary, ...limits }),
    outputs: listOutputs(asked),
  };
}

/** The values of the JSON that are not pixels. */
const maxOtherValues = 1000;

function assertFewValues(json: Uint8Array, { shape, most }: Limits): void {
  const [height, width, channels] = shape;
  const { values, isParsable } = measureJson(json);
  const maxValues = most * height * width * channels + maxOtherValues;
  if (values > maxValues) {
    throw refuse(`Expected JSON of at most ${maxValues} values, got ${values}.`);
  }
  if (!isParsable) throw new ApiProblem('body-too-large', { detail: tooLargeForThread });
}

function readImages(
  { inputs }: Request,
  { binary, shape, most }: Limits & { binary: Uint8Array | undefined },
): Uint8Array[] {
  const [input, ...more] = inputs;
  if (input === undefined || more.length > 0 || input.name !== imagesName) {
    const got = inputs.map(({ name }) => `\`${name.slice(0, 60)}\``).join(', ') || 'none';
    throw refuse(`Expected one input, \`${imagesName}\`, got ${got}.`);
  }
  if (input.datatype !== 'UINT8') {
    throw refuse(
      `Expected \`${imagesName}\` to have the datatype UINT8, got ${input.datatype.slice(0, 60)}.`,
    );
  }
  const [count = -1, ...of] = input.shape;
  if (of.join() !== shape.join() || count < 1 || count > most) {
    throw refuse(
      `Expected \`${imagesName}\` to have the shape [1 to ${most}, ${shape.join(', ')}], got [${input.shape.slice(0, 8).join(', ')}].`,
    );
  }
  const size = sizeOfShape(shape);
  const { binary_data_size: binarySize } = input.parameters ?? {};
  const pixels =
    binarySize === undefined
      ? flatten(input.data, count * size)
      : takeBinary(binary, { binarySize, size: count * size });
  if (binarySize === undefined && (binary?.length ?? 0) > 0) {
    throw refuse(`Expected no binary data, because no input has \`binary_data_size\`.`);
  }
  return Array.from({ length: count }, (_, i) => pixels.subarray(i * size, (i + 1) * size));
}

function takeBinary(
  binary: Uint8Array | undefined,
  { binarySize, size }: { binarySize: number; size: number },
): Uint8Array {
  if (binary === undefined) {
    throw refuse(
      'Expected the header Inference-Header-Content-Length, because an input has `binary_data_size`.',
    );
  }
  if (binarySize !== size || binary.length !== size) {
    throw refuse(
      `Expected ${size} bytes of binary data for \`${imagesName}\`, got ${binary.length} and a \`binary_data_size\` of ${binarySize}.`,
    );
  }
  return binary;
}

/** Returns the numbers of a tensor, which is flat or nested, in row-major order. */
function flatten(data: unknown, size: number): Uint8Array {
  const pixels = new Uint8Array(size);
  let filled = 0;
  const take = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const each of value) take(each);
      return;
    }
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 255) {
      const got = (JSON.stringify(value) ?? 'nothing').slice(0, 60);
      throw refuse(
        `Expected \`data\` of \`${imagesName}\` to be whole numbers from 0 to 255, got ${got}.`,
      );
    }
    if (filled < size) pixels[filled] = value;
    filled += 1;
  };
  take(data);
  if (filled === size) return pixels;
  throw refuse(`Expected \`data\` of \`${imagesName}\` to have ${size} numbers, got ${filled}.`);
}

function listOutputs({ outputs, parameters: of }: Request): Inference['outputs'] {
  const areBinary = of?.binary_data_output ?? false;
  if (outputs === undefined || outputs.length === 0) {
    return outputNames.map((name) => ({ name, isBinary: areBinary }));
  }
  const seen = new Set<string>();
  return outputs.map(({ name, parameters: own }) => {
    const known = outputNames.find((each) => each === name);
    if (known === undefined) {
      throw refuse(
        `Expected the outputs ${outputNames.map((each) => `\`${each}\``).join(', ')}, got \`${name.slice(0, 60)}\`.`,
      );
    }
    if (seen.has(known)) throw refuse(`Expected the output \`${known}\` once, got it twice.`);
    seen.add(known);
    return { name: known, isBinary: own?.binary_data ?? areBinary };
  });
}

const refuse = (detail: string) => new ApiProblem('validation', { detail });
