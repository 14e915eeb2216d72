import type { Model } from '@sweepq/client';

/** One number for each pixel, row by row. */
type Channel = { name: string; values: Float64Array };

export type Weights = {
  height: number;
  width: number;
  /** The mean of the channels first, then each channel. Of several classes: the mean of the channels for each class. */
  channels: Channel[];
};

type Seen = Pick<Model, 'inputShape' | 'layers'>;

/** Whether each output of the first layer belongs to a class: softmax regression. */
export const isByClass = ({ layers }: Pick<Model, 'layers'>): boolean =>
  layers.length === 1 && (layers[0]?.weights.length ?? 1) > 1;

const namesOf = (count: number) =>
  count === 3
    ? ['red', 'green', 'blue']
    : Array.from({ length: count }, (_, k) => `channel ${k + 1}`);

/**
 * Returns the weights of one output of the first layer as pictures. Weights lie row by row, pixel by pixel, with the
 * channels of a pixel together. Undefined for a model whose first layer does not see an image.
 */
export function toWeights({ inputShape, layers }: Seen, output = 0): Weights | undefined {
  const [height, width, count] = inputShape;
  const row = layers[0]?.weights[output];
  if (height === undefined || width === undefined || count === undefined) return undefined;
  if (row?.length !== height * width * count) return undefined;
  const pixels = height * width;
  const mean = new Float64Array(pixels);
  const channels = namesOf(count).map((name, channel): Channel => {
    const values = Float64Array.from(
      { length: pixels },
      (_, k) => row[k * count + channel] as number,
    );
    for (let k = 0; k < pixels; k += 1)
      mean[k] = (mean[k] as number) + (values[k] as number) / count;
    return { name, values };
  });
  const together = { name: 'mean of the channels', values: mean };
  return { height, width, channels: count === 1 ? channels : [together, ...channels] };
}

/** Returns one picture for each class of a softmax regression: the mean of the channels. */
export function toWeightsByClass({
  classes,
  ...seen
}: Seen & Pick<Model, 'classes'>): Weights | undefined {
  const [first, ...others] = classes.map((_, label) => toWeights(seen, label));
  if (first === undefined) return undefined;
  const channels = [first, ...others].map((weights, label): Channel => {
    const values = weights?.channels[0]?.values ?? new Float64Array(first.height * first.width);
    return { name: classes[label]?.name ?? `label ${label}`, values };
  });
  return { ...first, channels };
}

/** Returns the largest absolute weight: one scale for all pictures of a model. */
export const largestOf = ({ channels }: Weights): number =>
  channels.reduce(
    (most, { values }) => values.reduce((all, value) => Math.max(all, Math.abs(value)), most),
    0,
  );

type Colour = readonly [number, number, number];
type Diverging = { negative: Colour; zero: Colour; positive: Colour };

/** Returns the pixels of a picture: from the colour of zero towards those of the largest negative and positive weight. */
export function paintWeights(
  values: Float64Array,
  largest: number,
  { negative, zero, positive }: Diverging,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(values.length * 4);
  for (const [k, value] of values.entries()) {
    const share = largest === 0 ? 0 : Math.abs(value) / largest;
    const end = value < 0 ? negative : positive;
    for (let part = 0; part < 3; part += 1) {
      const [from, to] = [zero[part] as number, end[part] as number];
      pixels[4 * k + part] = from + (to - from) * share;
    }
    pixels[4 * k + 3] = 255;
  }
  return pixels;
}
