import { datasetOf } from './dataset-text.ts';
import {
  type AxisDraft,
  type Draft,
  hasStartup,
  initialDraft,
  isAdaptive,
  numberNames,
  type PruningDraft,
} from './draft.ts';
import { pruningSettings } from './pruning-settings.ts';
import { textAxesOf } from './text-axes.ts';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };
export type Body = { readonly [key: string]: Json };

/** Returns the body of `POST /v1/sweeps`. Fields that have the default of the API are left out. */
export function toRequest(draft: Draft): Body {
  const stop = given({
    maxSeconds: toNumber(draft.maxSeconds),
    target: toNumber(draft.target),
    maxFailures: toNumber(draft.maxFailures),
    maxIterations: toNumber(draft.maxIterations),
  });
  const tags = draft.tags.split(',').map((tag) => tag.trim());
  return given({
    name: draft.name === '' ? undefined : draft.name,
    tags: draft.tags.trim() === '' ? undefined : tags,
    note: draft.note === '' ? undefined : draft.note,
    dataset: datasetOf(draft.dataset),
    space: draft.spaces === null ? spaceOf(draft) : readSpaces(draft.spaces),
    search: searchOf(draft),
    pruning: pruningOf(draft.pruning),
    validation: validationOf(draft),
    earlyStopping: draft.earlyStopping
      ? given({ patience: toNumber(draft.patience), minDelta: unless(draft.minDelta, '0') })
      : undefined,
    objective:
      draft.metric === ''
        ? undefined
        : given({ metric: draft.metric, direction: draft.direction || undefined }),
    reuse: draft.reuse ? undefined : false,
    priority: draft.priority === 'normal' ? undefined : draft.priority,
    stop: Object.keys(stop).length === 0 ? undefined : stop,
    webhooks: draft.webhooks.length === 0 ? undefined : (draft.webhooks as Json),
  });
}

function validationOf({ validation, fraction, folds, validationSeed }: Draft): Json | undefined {
  if (validation === 'none') return undefined;
  return given({
    ...(validation === 'folds' ? { folds: toNumber(folds) } : { fraction: toNumber(fraction) }),
    seed: unless(validationSeed, '0'),
  });
}

/** Returns the spaces of a text. A text that is not JSON is sent as it is, so that the error of the API quotes it. */
function readSpaces(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** Returns the space that the fields of the form describe. */
export function spaceOf(draft: Draft): Body {
  const { axes, nesterov, preprocessing } = draft;
  const numbers = numberNames.map((name) => {
    const isDefault =
      axes[name].mode === 'value' &&
      axes[name].value.trim() === initialDraft.axes[name].value &&
      name !== 'learningRate' &&
      name !== 'iterations';
    return [name, isDefault ? undefined : axisOf(axes[name])] as const;
  });
  return given({
    ...Object.fromEntries(numbers),
    nesterov: nesterov === 'both' ? [false, true] : nesterov === 'true' ? true : undefined,
    preprocessing:
      preprocessing === 'both'
        ? ['divide255', 'standardize']
        : preprocessing === 'standardize'
          ? preprocessing
          : undefined,
    ...textAxesOf(draft),
  });
}

function axisOf({ mode, value, list, min, max, division, amount }: AxisDraft): Json | undefined {
  if (mode === 'value') return toNumber(value);
  if (mode === 'list') {
    return list
      .split(',')
      .filter((part) => part.trim() !== '')
      .map((part) => toNumber(part) ?? '');
  }
  return given({
    ...{ min: toNumber(min), max: toNumber(max), scale: mode === 'log' ? 'log' : undefined },
    count: division === 'count' ? toNumber(amount) : undefined,
    step: division === 'step' ? toNumber(amount) : undefined,
  });
}

function searchOf({ strategy, trials, searchSeed, ...draft }: Draft): Body | undefined {
  if (strategy === 'grid') return undefined;
  const { parallelism, startup } = initialDraft;
  return given({
    ...{ strategy, trials: toNumber(trials), seed: unless(searchSeed, '0') },
    ...(isAdaptive(strategy) && {
      parallelism: unless(draft.parallelism, parallelism),
    }),
    ...(hasStartup(strategy) && { startup: unless(draft.startup, startup) }),
  });
}

/** Only the settings that belong to the rule are sent. */
function pruningOf(draft: PruningDraft): Body | undefined {
  if (draft.rule === 'none') return undefined;
  const settings = pruningSettings(draft.rule).map(
    ({ name }) => [name, unless(draft[name], initialDraft.pruning[name])] as const,
  );
  return given({ rule: draft.rule, ...Object.fromEntries(settings) });
}

/** Returns a text as a number. A text that is not a number is sent as it is, so that the error of the API quotes it. */
export function toNumber(text: string): Json | undefined {
  const plain = text.replaceAll(/[\s\u202f]/g, '');
  if (plain === '') return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : text.trim();
}

const unless = (text: string, plain: string) =>
  text.trim() === plain ? undefined : toNumber(text);

function given(fields: Readonly<Record<string, Json | undefined>>): Body {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Body;
}
