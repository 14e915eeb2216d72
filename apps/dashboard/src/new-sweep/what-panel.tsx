import type { Dataset } from '@sweepq/client';
import { labelOf, measures } from '@sweepq/view';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { Select } from '../parts/select.tsx';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import type { Draft } from './draft.ts';
import { errorsAt } from './forecast.ts';
import type { PanelProps } from './form-props.ts';
import { FormRow } from './form-row.tsx';

const metrics = ['validation', 'test', 'train'].flatMap((split) =>
  measures.map((measure) => `metrics.${split}.${measure}`),
);

const directions = [
  { value: '', label: 'best first' },
  { value: 'maximize', label: 'highest first' },
  { value: 'minimize', label: 'lowest first' },
] as const satisfies readonly { value: Draft['direction']; label: string }[];

const priorities = [
  { value: 'high', label: 'high' },
  { value: 'normal', label: 'normal' },
  { value: 'low', label: 'low' },
] as const;

/** Name, dataset, objective and labels. */
export function WhatPanel({
  draft,
  errors,
  change,
  datasets,
}: PanelProps & { datasets: readonly Dataset[] }) {
  const at = (pointer: string) => errorsAt(errors, pointer);
  const chosen = datasets.find(({ name }) => name === draft.dataset);
  const [named = ''] = draft.dataset.split('@');
  const names = [...new Set([draft.dataset, ...datasets.map(({ name }) => name)])];
  const fallback = labelOf(
    draft.validation === 'none' ? 'metrics.test.accuracy' : 'metrics.validation.accuracy',
  );
  return (
    <Panel title="What to train">
      <FormRow
        title="Dataset"
        errors={at('/dataset')}
        help={
          datasets.length === 0
            ? noDataset
            : chosen !== undefined
              ? describe(chosen)
              : named === draft.dataset
                ? undefined
                : sayVersion(named, draft.dataset)
        }
      >
        <Select
          bare
          label="Dataset"
          value={draft.dataset}
          options={names.map((name) => ({ value: name, label: name || 'choose a dataset' }))}
          isBad={at('/dataset').length > 0}
          onChange={(dataset) => change({ dataset })}
        />
      </FormRow>
      <FormRow title="Objective" errors={at('/objective')}>
        <Select
          bare
          label="Metric that ranks the trials"
          value={draft.metric}
          options={[
            { value: '', label: `${fallback} (default)` },
            ...metrics.map((path) => ({ value: path, label: labelOf(path) })),
          ]}
          isBad={at('/objective').length > 0}
          onChange={(metric) => change({ metric })}
        />
        {draft.metric !== '' && (
          <Select
            bare
            label="Direction of the objective"
            value={draft.direction}
            options={directions}
            isBad={at('/objective/direction').length > 0}
            onChange={(direction) => change({ direction })}
          />
        )}
      </FormRow>
      <FormRow title="Name" errors={at('/name')}>
        <Field
          bare
          class="wide"
          label="Name"
          placeholder="none"
          value={draft.name}
          isBad={at('/name').length > 0}
          onInput={(name) => change({ name })}
        />
      </FormRow>
      <FormRow title="Tags" errors={at('/tags')}>
        <Field
          bare
          class="wide"
          label="Tags, separated by commas"
          placeholder="none; separate tags by commas"
          value={draft.tags}
          isBad={at('/tags').length > 0}
          onInput={(tags) => change({ tags })}
        />
      </FormRow>
      <FormRow title="Note" errors={at('/note')}>
        <textarea
          class="field"
          aria-label="Note"
          placeholder="none"
          rows={2}
          value={draft.note}
          onInput={(event) => change({ note: event.currentTarget.value })}
        />
      </FormRow>
      <FormRow title="Priority" errors={at('/priority')}>
        <Select
          bare
          label="Priority"
          value={draft.priority}
          options={priorities}
          isBad={at('/priority').length > 0}
          onChange={(priority) => change({ priority })}
        />
        <span class="small dim">Runs of sweeps with a higher priority are trained first.</span>
      </FormRow>
    </Panel>
  );
}

const noDataset = (
  <>
    The service has no dataset yet. <Link href={hrefs.datasets}>Upload one</Link>, or run{' '}
    <code>sweepq provide-dataset</code>.
  </>
);

const sayVersion = (name: string, text: string) => (
  <>
    version {text.slice(name.length + 1)}, which is not the newest of{' '}
    <Link href={hrefs.dataset(name)}>{name}</Link>
  </>
);

const describe = ({ trainCount, testCount, imageShape, classes }: Dataset) =>
  `${trainCount} train, ${testCount} test, ${imageShape.join(' × ')}, ${classes.length} classes`;
