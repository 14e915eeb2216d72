import type { Model } from '@sweepq/client';
import { listFirst } from '@sweepq/view';
import { renderFields } from './fields.ts';
import type { Style } from './style.ts';
import { showValue } from './values.ts';

/** Renders a model without its weights. */
export function renderModel(model: Model, style: Style): string {
  const { trialId, digest, inputShape, preprocessing, validation, layers, threshold } = model;
  return renderFields(
    {
      trial: trialId,
      digest: digest ?? undefined,
      input: inputShape.join(' × '),
      preprocessing: `${preprocessing.name}: ${preprocessing.rule}`,
      layers: layers.map(showLayer).join('\n'),
      threshold: threshold === null ? undefined : showValue(threshold),
      classes: listFirst(model.classes.map(({ name }, label) => `${label} ${name}`)),
      'held out': validation ? `${validation.heldOut.length} images` : undefined,
    },
    style,
  );
}

function showLayer({ weights, bias, activation }: Model['layers'][number]): string {
  const shape = `${weights[0]?.length ?? 0} → ${weights.length}`;
  return `${shape}, ${activation}, bias ${listFirst(bias.map(showValue))}`;
}
