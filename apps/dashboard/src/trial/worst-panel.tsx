import { useSignal } from '@preact/signals';
import { collect, type Prediction, type Sweep, type Trial } from '@sweepq/client';
import { Panel } from '../parts/panel.tsx';
import { Segments } from '../parts/segments.tsx';
import { Words } from '../parts/words.tsx';
import { client } from '../service/client.ts';
import { useRead } from '../service/use-read.ts';

type Split = 'train' | 'validation' | 'test';
const most = 12;

type WorstProps = { trial: Trial; sweep: Sweep; classes: readonly { name: string }[] };

/** The images whose true class has the lowest probability, with that probability. */
export function WorstPanel({ trial, sweep, classes }: WorstProps) {
  const splits: Split[] =
    sweep.spec.validation === null ? ['test', 'train'] : ['test', 'validation', 'train'];
  const split = useSignal<Split>('test');
  const { value, failure } = useRead(
    () => collect(client.listPredictions(trial.id, { split: split.value, most })),
    split.value,
  );
  return (
    <Panel
      title="Worst classified"
      class="c12"
      note="the images whose true class has the lowest probability"
      tools={
        <Segments
          small
          label="Split"
          value={split.value}
          segments={splits.map((name) => ({ value: name, label: name }))}
          onChange={(name) => {
            split.value = name;
          }}
        />
      }
    >
      {failure.value !== undefined ? (
        <p class="empty">
          <Words text={failure.value} />
        </p>
      ) : value.value === undefined ? (
        <p class="empty">Predicting …</p>
      ) : (
        <ul class="worst">
          {value.value.map((prediction) => (
            <Image
              key={prediction.index}
              prediction={prediction}
              truth={classes[prediction.label]?.name ?? `label ${prediction.label}`}
              isOneOfMany={classes.length > 2}
              dataset={sweep.spec.dataset.name}
              file={split.value === 'test' ? 'test' : 'train'}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

type ImageProps = {
  prediction: Prediction;
  truth: string;
  /** With two classes, a wrong prediction is the other class. */
  isOneOfMany: boolean;
  dataset: string;
  file: 'train' | 'test';
};

function Image({ prediction, truth, isOneOfMany, dataset, file }: ImageProps) {
  const { index, label, predicted, probabilities } = prediction;
  const share = probabilities[label] ?? 0;
  const isRight = label === predicted;
  const percent = `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
  return (
    <li>
      <figure>
        <img
          class="pix"
          loading="lazy"
          width="64"
          height="64"
          src={`v1/datasets/${encodeURIComponent(dataset)}/images/${file}/${index}.png`}
          alt={`${truth}, number ${index} of ${file}`}
        />
        <figcaption title={describe(prediction, truth)}>
          <span>
            is <b>{truth}</b>
          </span>
          <span class={isRight ? 'dim' : 'wrong'}>{percent}</span>
          {isOneOfMany && !isRight && (
            <span class="seen">
              seen as <b>{prediction.class}</b>
            </span>
          )}
        </figcaption>
        <svg class="pbar" aria-hidden="true">
          <rect class={isRight ? 'fb' : 'wrongbar'} width={`${(1 - share) * 100}%`} height="4" />
        </svg>
      </figure>
    </li>
  );
}

const describe = ({ label, probabilities, class: seen }: Prediction, truth: string) =>
  `Is ${truth}, seen as ${seen}. Probability of the true class: ${probabilities[label] ?? 'unknown'}`;
