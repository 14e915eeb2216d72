import type { Evaluation } from '@sweepq/client';
import { classMeasures, formatMetric, formatShare, labelOfMeasure } from '@sweepq/view';
import { renderFields } from './fields.ts';
import type { Style } from './style.ts';
import { type Column, renderTable } from './table.ts';
import { plural } from './values.ts';

type ClassMetrics = Evaluation['classes'][number];
type ClassMeasure = (typeof classMeasures)[number];

const right = (title: string): Column => ({ title, align: 'right' });

/** Renders the metrics of a split, its confusion matrix, the metrics of each class and its worst images. */
export function renderEvaluation(evaluation: Evaluation, style: Style): string {
  const parts = [
    renderSummary(evaluation, style),
    renderConfusion(evaluation, style),
    renderClasses(evaluation.classes, style),
    ...(evaluation.worst.length > 0 ? [renderWorst(evaluation, style)] : []),
  ];
  return parts.join('\n\n');
}

function renderSummary(evaluation: Evaluation, style: Style): string {
  const { trialId, split, images, metrics, accuracyInterval, majority } = evaluation;
  const { low, high } = accuracyInterval;
  return renderFields(
    {
      trial: trialId,
      split: `${split}, ${plural(images, 'image')}`,
      accuracy: `${formatShare(metrics.accuracy)}, 95 % interval ${formatShare(low)} to ${formatShare(high)}`,
      baseline: `${formatShare(majority.share)}, by always answering ${majority.class}`,
      'balanced accuracy': formatShare(metrics.balancedAccuracy),
      ...Object.fromEntries(
        classMeasures.map((each) => [labelOfMeasure(each), cellOf(metrics, each)]),
      ),
    },
    style,
  );
}

/** One row for each true class, one column for each predicted class. */
function renderConfusion({ confusion, classes }: Evaluation, style: Style): string {
  const columns = [{ title: 'true class' }, ...classes.map((each) => right(`→ ${each.class}`))];
  const rows = confusion.map((counts, label) => [
    classes[label]?.class ?? `${label}`,
    ...counts.map((count, predicted) =>
      predicted === label ? style('bold', `${count}`) : `${count}`,
    ),
  ]);
  return renderTable({ columns, rows }, style);
}

function renderClasses(classes: readonly ClassMetrics[], style: Style): string {
  const titles = ['images', 'predicted', ...classMeasures.map(labelOfMeasure)];
  const rows = classes.map((each) => [
    ...[each.class, `${each.support}`, `${each.predicted}`],
    ...classMeasures.map((measure) => cellOf(each, measure)),
  ]);
  return renderTable({ columns: [{ title: 'class' }, ...titles.map(right)], rows }, style);
}

function renderWorst({ worst, classes }: Evaluation, style: Style): string {
  const columns = [
    ...[right('image'), { title: 'true class' }, { title: 'predicted' }],
    right('probability of the true class'),
  ];
  const rows = worst.map(({ index, label, class: name, probabilities }) => [
    ...[`${index}`, classes[label]?.class ?? `${label}`, name],
    formatProbability(probabilities[label] ?? null),
  ]);
  return renderTable({ columns, rows }, style);
}

/** Empty where the split lacks a needed class. */
function cellOf(
  values: Readonly<Record<ClassMeasure, number | null>>,
  measure: ClassMeasure,
): string {
  const value = values[measure];
  return value === null ? '' : formatMetric(`.${measure}`, value);
}

const formatProbability = (probability: number | null) =>
  probability === null ? '' : formatShare(probability);
