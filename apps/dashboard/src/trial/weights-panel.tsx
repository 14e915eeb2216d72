import { useSignal } from '@preact/signals';
import type { Model } from '@sweepq/client';
import { formatParam } from '@sweepq/view';
import { useEffect, useRef } from 'preact/hooks';
import { Panel } from '../parts/panel.tsx';
import { Select } from '../parts/select.tsx';
import { Words } from '../parts/words.tsx';
import { readColours } from '../styles/read-colours.ts';
import {
  isByClass,
  largestOf,
  paintWeights,
  toWeights,
  toWeightsByClass,
  type Weights,
} from './weight-pictures.ts';

type WeightsProps = { model: Model | undefined; failure: string | undefined };

/** The weights of the first layer of a model as pictures, with one scale for all of them. */
export function WeightsPanel({ model, failure }: WeightsProps) {
  const output = useSignal<string | undefined>(undefined);
  const options = optionsOf(model);
  const chosen = output.value ?? options[0]?.value ?? '0';
  const weights = model && picturesOf(model, chosen);
  const largest = weights && largestOf(weights);
  return (
    <Panel
      title="Weights"
      class="c8"
      note={
        largest !== undefined &&
        `${unitOf(model, chosen)}blue is negative, orange is positive; one scale, ± ${formatParam('', largest)}`
      }
      tools={
        options.length > 1 && (
          <Select
            bare
            label="Weights of"
            value={chosen}
            options={options}
            onChange={(value) => {
              output.value = value;
            }}
          />
        )
      }
    >
      {failure !== undefined ? (
        <p class="empty">
          <Words text={failure} />
        </p>
      ) : weights === undefined || largest === undefined ? (
        <p class="empty">
          {model === undefined ? 'Reading the model …' : 'The first layer has no picture.'}
        </p>
      ) : (
        <div class="weights">
          {weights.channels.map(({ name, values }, k) => (
            // Two classes can have the same name.
            <figure key={`${chosen} ${k}`}>
              <Picture weights={weights} values={values} largest={largest} name={name} />
              <figcaption>{name}</figcaption>
            </figure>
          ))}
        </div>
      )}
    </Panel>
  );
}

const everyClass = 'all';
/** More classes are chosen one by one: the pictures of 256 classes would take seconds. */
const mostPictures = 24;

const picturesOf = (model: Model, chosen: string): Weights | undefined =>
  chosen === everyClass ? toWeightsByClass(model) : toWeights(model, Number(chosen));

/** What the pictures can show: all classes of a softmax regression, one of its classes, or a unit of the first layer of a network. */
function optionsOf(model: Model | undefined): { value: string; label: string }[] {
  if (model === undefined) return [];
  const outputs = model.layers[0]?.weights ?? [];
  const ofClasses = isByClass(model);
  const each = outputs.map((_, k) => ({
    value: String(k),
    label: ofClasses ? (model.classes[k]?.name ?? `label ${k}`) : `unit ${k}`,
  }));
  const hasAll = ofClasses && outputs.length <= mostPictures;
  return hasAll ? [{ value: everyClass, label: 'all classes' }, ...each] : each;
}

/** Says which output of a layer the pictures show. */
function unitOf(model: Model | undefined, chosen: string): string {
  if (model === undefined) return '';
  if (isByClass(model)) {
    return chosen === everyClass
      ? 'the mean of the channels for each class; '
      : `class ${model.classes[Number(chosen)]?.name ?? chosen}; `;
  }
  const units = model.layers[0]?.weights.length ?? 1;
  return model.layers.length > 1 ? `unit ${chosen} of the first layer (0 to ${units - 1}); ` : '';
}

type PictureProps = { weights: Weights; values: Float64Array; largest: number; name: string };

function Picture({ weights: { width, height }, values, largest, name }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const paint = () => {
      const [negative, zero, positive] = readColours(['--div-neg', '--div-zero', '--div-pos']);
      const pixels = paintWeights(values, largest, { negative, zero, positive });
      canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
    };
    paint();
    const observer = new MutationObserver(paint);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, [values]);
  return (
    <canvas
      class="pix"
      ref={canvas}
      width={width}
      height={height}
      role="img"
      aria-label={`Weights, ${name}`}
    />
  );
}
