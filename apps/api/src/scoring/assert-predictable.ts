import type { Dataset } from '@sweepq/core';
import type { ExportedModel } from '@sweepq/exports';
import { ApiProblem } from '../problems/problem.ts';

/** The maximum number of products of weights and images. They take about 20 s, the time limit of a heavy answer. */
const maxProducts = 2e10;

/** Throws a problem unless a model can predict the images of a split of a dataset, and its labels are among the classes of the model. */
export function assertPredictable(
  model: ExportedModel,
  { imageShape, classes }: Pick<Dataset, 'imageShape' | 'classes'>,
  count: number,
): void {
  const [own, other] = [model.inputShape, imageShape].map((shape) => shape.join(' × '));
  if (own !== other) {
    throw unusable(
      `Expected a dataset whose images have the shape of the model, ${own}, got ${other}.`,
    );
  }
  if (classes.length !== model.classes.length) {
    const [want, got] = [model.classes.length, classes.length];
    throw unusable(`Expected a dataset with as many classes as the model, ${want}, got ${got}.`);
  }
  if (isOtherOrder(classes, model.classes)) {
    throw unusable(
      `Expected a dataset whose classes have the order of the model (${quoteAll(model.classes)}), got ${quoteAll(classes)}. Labels are compared by their numbers. Import pictures with \`classNames\` of \`mapping\` in that order.`,
    );
  }
  const weights = model.layers.reduce((sum, layer) => sum + layer.weights.length, 0);
  if (weights * count <= maxProducts) return;
  const most = Math.floor(maxProducts / weights);
  throw unusable(
    `Expected at most ${most} images for a model of ${weights} weights, got ${count}.`,
  );
}

/** Whether both lists have the same names in another order. Then a label means one class in the dataset and another one in the model. */
const isOtherOrder = (classes: readonly string[], own: readonly string[]): boolean =>
  classes.some((name, label) => name !== own[label]) &&
  classes.toSorted().join('\n') === own.toSorted().join('\n');

const maxQuoted = 5;
const quoteAll = (names: readonly string[]) =>
  names
    .slice(0, maxQuoted)
    .map((name) => `\`${name.slice(0, 60)}\``)
    .join(', ') + (names.length > maxQuoted ? ', …' : '');

const unusable = (detail: string) => new ApiProblem('dataset-unusable', { detail });
