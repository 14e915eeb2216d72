// The sweep of the form as commands for a shell.
import { formatLayers } from '@sweepq/view';
import { textOfDataset } from './dataset-text.ts';
import type { Body, Json } from './to-request.ts';

/** Quotes a word for a shell if the shell would change it. */
const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

const next = ' \\\n  ';

/** Returns the request as a curl command. With a token, the command reads it from the environment. */
export function writeCurl(
  body: Body,
  { url, hasToken }: { url: string; hasToken: boolean },
): string {
  return [
    `curl -s ${quote(`${url}/v1/sweeps`)}`,
    ...(hasToken ? [`-H "authorization: Bearer $SWEEPQ_TOKEN"`] : []),
    "-H 'content-type: application/json'",
    `-d ${quote(JSON.stringify(body))}`,
  ].join(next);
}

const axisFlags: Readonly<Record<string, string>> = {
  learningRate: '--learning-rate',
  iterations: '--iterations',
  seed: '--seed',
  initScale: '--init-scale',
  l2: '--l2',
  momentum: '--momentum',
  nesterov: '--nesterov',
  preprocessing: '--preprocessing',
  layers: '--layers',
  activation: '--activation',
  initialization: '--initialization',
  optimizer: '--optimizer',
  batchSize: '--batch-size',
  schedule: '--schedule',
  classWeight: '--class-weight',
};

const pruningFlags = [
  ['rule', '--prune'],
  ['eta', '--prune-eta'],
  ['minIterations', '--prune-min-iterations'],
  ['cohort', '--prune-cohort'],
  ['patience', '--prune-patience'],
  ['startup', '--prune-startup'],
  ['warmup', '--prune-warmup'],
] as const;

type Fields = Readonly<Record<string, Json | undefined>>;
const fieldsOf = (value: Json | undefined): Fields => (value ?? {}) as Fields;

/**
 * Returns the request as a call of `sweepq submit`. Undefined if a part of the request has no option, such as the events of
 * webhooks or a list of spaces: such a request needs a file.
 */
export function writeCli(body: Body, { url }: { url: string }): string | undefined {
  const { space, search, pruning, validation, earlyStopping, objective, stop } = body;
  const { webhooks, tags, name, note, dataset, priority, reuse } = body;
  if (webhooks !== undefined || Array.isArray(space)) return undefined;
  const { metric, direction } = fieldsOf(objective);
  const options: [flag: string, value: Json | undefined][] = [
    ['--dataset', textOfDataset(dataset)],
    ...Object.entries(fieldsOf(space)).map(([key, axis]): [string, Json | undefined] => [
      axisFlags[key] ?? key,
      axis === undefined ? undefined : key === 'layers' ? writeLayers(axis) : writeAxis(axis),
    ]),
    ['--strategy', fieldsOf(search).strategy],
    ['--trials', fieldsOf(search).trials],
    ['--search-seed', fieldsOf(search).seed],
    ['--parallelism', fieldsOf(search).parallelism],
    ['--startup', fieldsOf(search).startup],
    ...pruningFlags.map(([name, flag]): [string, Json | undefined] => [
      flag,
      fieldsOf(pruning)[name],
    ]),
    ['--validation', fieldsOf(validation).fraction],
    ['--folds', fieldsOf(validation).folds],
    ['--validation-seed', fieldsOf(validation).seed],
    ['--early-stopping-patience', fieldsOf(earlyStopping).patience],
    ['--early-stopping-min-delta', fieldsOf(earlyStopping).minDelta],
    ['--objective', direction === undefined ? metric : `${metric}:${direction}`],
    ['--max-seconds', fieldsOf(stop).maxSeconds],
    ['--target', fieldsOf(stop).target],
    ['--max-failures', fieldsOf(stop).maxFailures],
    ['--max-iterations', fieldsOf(stop).maxIterations],
    ['--name', name],
    ...((tags ?? []) as string[]).map((tag): [string, Json] => ['--tag', tag]),
    ['--note', note],
    ['--priority', priority],
  ];
  const words = options
    .filter(([, value]) => value !== undefined)
    .map(([flag, value]) => writeOption(flag, String(value)));
  if (reuse === false) words.push('--no-reuse');
  return [`sweepq --url ${quote(url)} submit`, ...words].join(next);
}

/** A value that begins with `-` would be read as an option. */
const writeOption = (flag: string, value: string) =>
  value.startsWith('-') ? quote(`${flag}=${value}`) : `${flag} ${quote(value)}`;

/** One network is a list of sizes, and several networks are a list of lists. */
function writeLayers(axis: Json): string {
  if (!Array.isArray(axis)) return String(axis);
  const isOne = axis.every((each) => typeof each === 'number');
  const networks = (isOne ? [axis] : axis) as Json[];
  return networks
    .map((each) => (Array.isArray(each) ? formatLayers(each as number[]) : String(each)))
    .join(',');
}

function writeAxis(axis: Json): string {
  if (Array.isArray(axis)) return axis.join(',');
  if (typeof axis !== 'object' || axis === null) return String(axis);
  const { min, max, scale, count, step } = axis as Fields;
  return [
    `${min}..${max}`,
    ...(scale === 'log' ? ['log'] : []),
    ...(count === undefined ? [] : [`count=${count}`]),
    ...(step === undefined ? [] : [`step=${step}`]),
  ].join(':');
}
