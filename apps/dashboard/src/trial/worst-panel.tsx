import type { Evaluation } from '@sweepq/client';
import { Panel } from '../parts/panel.tsx';

/** The images whose true class has the lowest probability, with that probability. */
export const WorstPanel = ({
  evaluation: { worst, classes, split },
}: {
  evaluation: Evaluation;
}) => (
  <Panel
    title="Worst classified"
    class="c12"
    note={`the images of ${split} whose true class has the lowest probability`}
  >
    <ul class="worst">
      {worst.map((prediction) => (
        <Image
          key={prediction.index}
          prediction={prediction}
          truth={classes[prediction.label]?.class ?? `label ${prediction.label}`}
          isOneOfMany={classes.length > 2}
          file={split === 'test' ? 'test' : 'train'}
        />
      ))}
    </ul>
  </Panel>
);

type Worst = Evaluation['worst'][number];

type ImageProps = {
  prediction: Worst;
  truth: string;
  /** With two classes, a wrong prediction is the other class. */
  isOneOfMany: boolean;
  file: 'train' | 'test';
};

function Image({ prediction, truth, isOneOfMany, file }: ImageProps) {
  const { index, label, predicted, probabilities, image } = prediction;
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
          src={image.slice(1)}
          alt={`${truth}, number ${index} of ${file}`}
        />
        <figcaption title={describe(prediction, truth)}>
          <span>
            is <b>{truth}</b>
          </span>
          <span class={isRight ? 'dim' : 'wrong'}>{percent}</span>
          {isOneOfMany && !isRight && (
            <span class="seen">
              predicted as <b>{prediction.class}</b>
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

const describe = ({ label, probabilities, class: seen }: Worst, truth: string) =>
  `Is ${truth}, predicted as ${seen}. Probability of the true class: ${probabilities[label] ?? 'unknown'}`;
