import { useSignal } from '@preact/signals';
import type { Dataset, LeftOutDataset } from '@sweepq/client';
import { formatCount } from '@sweepq/view';
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Empty, Message } from '../parts/empty.tsx';
import { Words } from '../parts/words.tsx';
import { client, explain } from '../service/client.ts';
import { reconnects } from '../service/connection.ts';
import { canWrite } from '../service/info.ts';
import { navigate } from '../url/address.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { DatasetPanels } from './dataset-panels.tsx';
import { Upload } from './upload.tsx';
import '../styles/datasets.css';

type Survey = { datasets: readonly Dataset[]; leftOut: readonly LeftOutDataset[] };

/** The view of the datasets: all of them, and details of the chosen one. Default: the first. */
export function Datasets({ name }: { name?: string }) {
  const survey = useSignal<Survey | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  const isUploading = useSignal(false);
  const uploads = useSignal(0);
  const reads = reconnects.value + uploads.value;
  useEffect(() => {
    client.surveyDatasets().then(
      (read) => {
        survey.value = read;
        failure.value = undefined;
      },
      (error: unknown) => {
        failure.value = explain(error);
      },
    );
  }, [reads]);
  const datasets = survey.value?.datasets ?? [];
  const chosen = name === undefined ? datasets[0] : datasets.find((each) => each.name === name);
  useEffect(() => {
    document.title = `${chosen?.name ?? 'Datasets'} · sweepq`;
  }, [chosen]);
  return (
    <>
      <div class="head">
        <h1>Datasets</h1>
        {canWrite() && !isUploading.value && (
          <Button
            onClick={() => {
              isUploading.value = true;
            }}
          >
            Upload
          </Button>
        )}
      </div>
      {isUploading.value && (
        <Upload
          onAdded={({ name: added }) => {
            isUploading.value = false;
            uploads.value += 1;
            navigate(hrefs.dataset(added));
          }}
          onClose={() => {
            isUploading.value = false;
          }}
        />
      )}
      {failure.value !== undefined && <Message kind="error" title={failure.value} />}
      {survey.value === undefined ? (
        failure.value === undefined && <Empty title="Reading the datasets …" />
      ) : (
        <div class="two">
          <PickList survey={survey.value} chosen={chosen?.name} />
          <Chosen
            {...{ survey: survey.value, chosen, name }}
            onDeleted={() => {
              uploads.value += 1;
              navigate(hrefs.datasets);
            }}
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

type ChosenProps = {
  survey: Survey;
  chosen: Dataset | undefined;
  name: string | undefined;
  onDeleted: () => void;
};

function Chosen({ survey, chosen, name, onDeleted }: ChosenProps) {
  if (chosen !== undefined) {
    return <DatasetPanels key={chosen.digest} dataset={chosen} onDeleted={onDeleted} />;
  }
  if (name === undefined) {
    return (
      <div class="panel">
        <Empty title="No datasets yet." command="sweepq provide-dataset">
          <p>
            The command downloads the photographs of the article, or makes a synthetic dataset. Your
            own can be uploaded, or go into the folder <code>SWEEPQ_DATASETS_DIR</code> of the api.
          </p>
        </Empty>
      </div>
    );
  }
  const folder = survey.leftOut.find((each) => each.name === name);
  return (
    <Message kind="error" title={`${name} is not a dataset of this service.`}>
      {folder && <Words text={folder.reason} />}
    </Message>
  );
}
