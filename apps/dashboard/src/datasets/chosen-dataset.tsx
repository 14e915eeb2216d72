import type { Dataset } from '@sweepq/client';
import { Empty, Message } from '../parts/empty.tsx';
import { Words } from '../parts/words.tsx';
import { client } from '../service/client.ts';
import { useRead } from '../service/use-read.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { DatasetPanels } from './dataset-panels.tsx';
import type { Survey } from './survey.ts';

type ChosenProps = {
  survey: Survey;
  /** The newest version of the chosen dataset. */
  chosen: Dataset | undefined;
  name: string | undefined;
  /** Default: the newest version. */
  version: number | undefined;
  reads: number;
  onUpload: () => void;
  onDeleted: () => void;
};

/** The panels of the chosen version, or why there are none. */
export function ChosenDataset({ survey, chosen, name, version, ...more }: ChosenProps) {
  if (chosen !== undefined && version !== undefined && version !== chosen.version) {
    return <OldVersion newest={chosen} version={version} {...more} />;
  }
  if (chosen !== undefined) {
    return <DatasetPanels key={chosen.digest} dataset={chosen} newest={chosen.version} {...more} />;
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

type OldProps = Pick<ChosenProps, 'reads' | 'onUpload' | 'onDeleted'> & {
  newest: Dataset;
  version: number;
};

function OldVersion({ newest: { name, version: newest }, version, ...more }: OldProps) {
  const { value, failure } = useRead(
    () => client.readDatasetVersion(name, version),
    `${name} ${version} ${more.reads}`,
  );
  if (failure.value !== undefined) {
    return (
      <Message kind="error" title={`${name} has no version ${version} that can be shown.`}>
        <Words text={failure.value} /> <Link href={hrefs.dataset(name)}>Show version {newest}</Link>
      </Message>
    );
  }
  if (value.value === undefined) return <Empty title="Reading the dataset …" />;
  return <DatasetPanels dataset={value.value} newest={newest} {...more} />;
}
