import { useSignal } from '@preact/signals';
import type { Evaluation, Sweep, Trial } from '@sweepq/client';
import { formatShare } from '@sweepq/view';
import { ScrollBox } from '../charts/scroll-box.tsx';
import { Panel } from '../parts/panel.tsx';
import { Segments } from '../parts/segments.tsx';
import { Words } from '../parts/words.tsx';
import { client } from '../service/client.ts';
import { useRead } from '../service/use-read.ts';
import { ClassTable } from './class-table.tsx';
import { ConfusionTable } from './confusion-table.tsx';
import { RocChart } from './roc-chart.tsx';
import { WorstPanel } from './worst-panel.tsx';
import '../styles/evaluation.css';

type Split = 'train' | 'validation' | 'test';
const worst = 12;

/** Compares the predictions for a split with its labels: confusion matrix, ROC curves, metrics by class, and the worst images. */
export function EvaluationPanels({ trial, sweep }: { trial: Trial; sweep: Sweep }) {
  const splits: Split[] =
    sweep.spec.validation === null ? ['test', 'train'] : ['test', 'validation', 'train'];
  const split = useSignal<Split>('test');
  const { value, failure } = useRead(
    () => client.readEvaluation(trial.id, { split: split.value, worst }),
    `${trial.id} ${split.value}`,
  );
  const evaluation = value.value;
  return (
    <>
      <Panel
        title="Evaluation"
        class="c12"
        note={evaluation && <Summary evaluation={evaluation} />}
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
        ) : evaluation === undefined ? (
          <p class="empty">Predicting …</p>
        ) : (
          <div class="evaluation">
            <ScrollBox class="tablebox" label="Confusion matrix">
              <ConfusionTable evaluation={evaluation} />
            </ScrollBox>
            <RocChart roc={evaluation.roc} classes={evaluation.classes} />
            <ScrollBox class="tablebox" label="Metrics of the classes">
              <ClassTable classes={evaluation.classes} />
            </ScrollBox>
          </div>
        )}
      </Panel>
      {evaluation !== undefined && <WorstPanel evaluation={evaluation} />}
    </>
  );
}

function Summary({ evaluation }: { evaluation: Evaluation }) {
  const { images, metrics, accuracyInterval, majority } = evaluation;
  return (
    <>
      {images} images: accuracy {formatShare(metrics.accuracy)}, 95 % interval{' '}
      {formatShare(accuracyInterval.low)} – {formatShare(accuracyInterval.high)}; always answering{' '}
      {majority.class} is right for {formatShare(majority.share)}
    </>
  );
}
