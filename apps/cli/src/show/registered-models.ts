import type { ModelVersion, RegisteredModel } from '@sweepq/client';
import { listFirst } from '@sweepq/view';
import { renderFields } from './fields.ts';
import { listMetrics, metricAt, showMeasured } from './metrics.ts';
import { type Style, styleStatus } from './style.ts';
import type { Column, TableParts } from './table.ts';
import { showMetric, showTime, showValue } from './values.ts';

const ofModels: readonly Column[] = [
  { title: 'model' },
  { title: 'newest', align: 'right' },
  { title: 'aliases', shrinks: true },
  { title: 'tags', shrinks: true, dropRank: 3 },
  { title: 'dataset', dropRank: 2 },
  { title: 'updated', dropRank: 1 },
];

/** Arranges registered models as a table, in the given order. */
export const arrangeModels = (models: readonly RegisteredModel[]): TableParts => ({
  columns: ofModels,
  rows: models.map(({ name, newest, aliases, tags, updatedAt }) => [
    ...[name, newest === null ? '' : String(newest.version), showAliases(aliases)],
    ...[tags.join(', '), newest?.dataset.name ?? '', showTime(updatedAt)],
  ]),
});

const ofVersions: readonly Column[] = [
  { title: 'version', align: 'right' },
  { title: 'aliases', shrinks: true },
  { title: 'trial' },
  { title: 'objective', dropRank: 1 },
  { title: 'note', shrinks: true, dropRank: 3 },
  { title: 'created', dropRank: 2 },
];

/** Arranges versions of a model as a table, in the given order. */
export const arrangeVersions = (versions: readonly ModelVersion[]): TableParts => ({
  columns: ofVersions,
  rows: versions.map((version) => [
    ...[String(version.version), version.aliases.join(', '), version.trialId],
    ...[showObjective(version), version.note ?? '', showTime(version.createdAt)],
  ]),
});

/** Renders a registered model as lines of fields, and its newest version after an empty line. */
export function renderRegisteredModel(model: RegisteredModel, style: Style): string {
  const fields = {
    ...{ model: model.name, versions: String(model.versionCount) },
    ...{ aliases: showAliases(model.aliases), tags: model.tags.join(', ') },
    note: model.note ?? undefined,
    ...{ created: showTime(model.createdAt), updated: showTime(model.updatedAt) },
  };
  const parts = [renderFields(fields, style)];
  if (model.newest !== null) parts.push(renderModelVersion(model.newest, style));
  return parts.join('\n\n');
}

/** Renders a version as lines of fields. */
export function renderModelVersion(version: ModelVersion, style: Style): string {
  const { name, params, metrics, dataset } = version;
  const measured = listMetrics(metrics)
    .filter(([path]) => /\.(cost|accuracy)$/.test(path))
    .map(([path, value]) => `${path} ${showMetric(path, value)}`);
  return renderFields(
    {
      version: `${name}@${version.version}`,
      aliases: version.aliases.join(', '),
      trial: `${version.trialId} (${styleStatus(style, version.trialStatus)})`,
      dataset: `${dataset.name}@${dataset.version}`,
      input: version.inputShape.join(' × '),
      classes: listFirst(version.classes.map((each, label) => `${label} ${each.name}`)),
      params: Object.entries(params)
        .map(([param, value]) => `${param}=${showValue(value)}`)
        .join(' '),
      metrics: measured.join('\n'),
      digest: version.digest,
      note: version.note ?? undefined,
      created: showTime(version.createdAt),
    },
    style,
  );
}

const showAliases = (aliases: RegisteredModel['aliases']) =>
  aliases.map(({ name, version }) => `${name} → ${version}`).join(', ');

function showObjective({ metrics, objective: { metric } }: ModelVersion): string {
  const value = metricAt(metrics, metric);
  return value === undefined ? '' : `${metric} ${showMeasured(metrics, metric, value)}`;
}
