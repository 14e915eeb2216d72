import { useSignal } from '@preact/signals';
import type { Dataset } from '@sweepq/client';
import { formatCount } from '@sweepq/view';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Empty, Message } from '../parts/empty.tsx';
import { Words } from '../parts/words.tsx';
import { client, explain } from '../service/client.ts';
import { reconnects } from '../service/connection.ts';
import { canWrite } from '../service/info.ts';
import { navigate } from '../url/address.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { ChosenDataset } from './chosen-dataset.tsx';
import type { Survey } from './survey.ts';
import { Upload } from './upload.tsx';
import '../styles/datasets.css';

/** A sentence about an upload, shown as long as the view shows this dataset. */
type Said = { name: string; text: string };

const sayAdded = ({ name, version }: Dataset, isNew: boolean) =>
  isNew
    ? `Version ${version} of ${name} was added.`
    : `Nothing was added: version ${version} of ${name} has this content.`;

type DatasetsProps = { name?: string; version?: number | undefined };

/** The view of the datasets: all of them, and details of the chosen one. Default: the newest version of the first. */
export function Datasets({ name, version }: DatasetsProps) {
  const survey = useSignal<Survey | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  /** The name that the form of an upload begins with. Undefined: no form. */
  const uploading = useSignal<string | undefined>(undefined);
  const said = useSignal<Said | undefined>(undefined);
  const changes = useSignal(0);
  /** Reads the datasets, and then leads to a view. In this order, no view shows a dataset that is not there. */
  const read = async (then: (names: readonly string[]) => void = () => {}) => {
    try {
      const next = await client.surveyDatasets();
      survey.value = next;
      failure.value = undefined;
    } catch (error) {
      failure.value = explain(error);
    }
    changes.value += 1;
    then((survey.value?.datasets ?? []).map((each) => each.name));
  };
  useEffect(() => void read(), [reconnects.value]);
  const datasets = survey.value?.datasets ?? [];
  const chosen = name === undefined ? datasets[0] : datasets.find((each) => each.name === name);
  const head = useRef<HTMLDivElement>(null);
  const isOpen = uploading.value !== undefined;
  const wasOpen = useRef(false);
  useEffect(() => {
    // The button is there again, and the focused one is gone.
    if (wasOpen.current && !isOpen) head.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const startUpload = (proposed: string) => {
    uploading.value = proposed;
    said.value = undefined;
    scrollTo(0, 0);
  };
  const leave = async (deleted: string) => {
    await read((left) =>
      navigate(left.includes(deleted) ? hrefs.dataset(deleted) : hrefs.datasets),
    );
  };
  useEffect(() => {
    document.title = `${chosen?.name ?? 'Datasets'} · sweepq`;
  }, [chosen]);
  return (
    <>
      <div class="head" ref={head}>
        <h1>Datasets</h1>
        {canWrite() && uploading.value === undefined && (
          <Button onClick={() => startUpload('')}>Upload</Button>
        )}
      </div>
      {uploading.value !== undefined && (
        <Upload
          key={uploading.value}
          name={uploading.value}
          onAdded={({ dataset, isNew }) => {
            void read(() => {
              uploading.value = undefined;
              said.value = { name: dataset.name, text: sayAdded(dataset, isNew) };
              const { name: added, version: number } = dataset;
              navigate(isNew ? hrefs.dataset(added) : hrefs.datasetVersion(added, number));
            });
          }}
          onClose={() => {
            uploading.value = undefined;
          }}
        />
      )}
      {said.value !== undefined && said.value.name === name && (
        <Message kind="plain" title={said.value.text} />
      )}
      {failure.value !== undefined && <Message kind="error" title={failure.value} />}
      {survey.value === undefined ? (
        failure.value === undefined && <Empty title="Reading the datasets …" />
      ) : (
        <div class="two">
          <PickList survey={survey.value} chosen={chosen?.name} />
          <ChosenDataset
            key={`${chosen?.name} ${version}`}
            {...{ survey: survey.value, chosen, name, version, reads: changes.value }}
            onUpload={() => startUpload(chosen?.name ?? '')}
            onDeleted={() => void leave(chosen?.name ?? '')}
          />
        </div>
      )}
    </>
  );
}

const PickList = ({ survey, chosen }: { survey: Survey; chosen: string | undefined }) => (
  <ul class="panel picklist" aria-label="Datasets">
    {survey.datasets.map((dataset) => (
      <li key={dataset.name}>
        <Link
          href={hrefs.dataset(dataset.name)}
          aria-current={dataset.name === chosen ? 'true' : undefined}
        >
          <b>{dataset.name}</b>
          <span>
            {formatCount(dataset.trainCount + dataset.testCount)} images,{' '}
            {dataset.imageShape.join(' × ')}, {dataset.classes.length} classes
          </span>
        </Link>
      </li>
    ))}
    {survey.leftOut.map((folder) => (
      <li key={folder.name} class="left-out">
        <b>{folder.name}</b>
        <span class="bad">
          Not usable: <Words text={folder.reason} />
        </span>
      </li>
    ))}
  </ul>
);
