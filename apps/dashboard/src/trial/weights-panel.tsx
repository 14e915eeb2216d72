import type { Model } from '@sweepq/client';
import { formatParam } from '@sweepq/view';
import { useEffect, useRef } from 'preact/hooks';
import { Panel } from '../parts/panel.tsx';
import { Words } from '../parts/words.tsx';
import { readColours } from '../styles/read-colours.ts';
import { largestOf, paintWeights, toWeights, type Weights } from './weight-pictures.ts';

/** The weights of a model as pictures, with one scale for all of them. */
export function WeightsPanel({
  model,
  failure,
}: {
  model: Model | undefined;
  failure: string | undefined;
}) {
  const weights = model && toWeights(model);
  const largest = weights && largestOf(weights);
  return (
    <Panel
      title="Weights"
      class="c8"
      note={
        largest !== undefined &&
        `${unitOf(model)}blue is negative, orange is positive; one scale, ± ${formatParam('', largest)}`
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
          {weights.channels.map(({ name, values }) => (
            <figure key={name}>
              <Picture weights={weights} values={values} largest={largest} name={name} />
              <figcaption>{name}</figcaption>
            </figure>
          ))}
        </div>
      )}
    </Panel>
  );
}

/** A network has pictures of the first unit of its first layer only. */
function unitOf(model: Model | undefined): string {
  const { layers } = model ?? { layers: [] };
  const units = layers[0]?.weights.length ?? 1;
  return layers.length > 1 ? `unit 1 of ${units} of the first layer; ` : '';
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
