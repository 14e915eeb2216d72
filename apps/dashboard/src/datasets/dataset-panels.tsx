import { useSignal } from '@preact/signals';
import type { Dataset } from '@sweepq/client';
import {
  type ClassCount,
  formatCount,
  formatShare,
  largestClass,
  majorityBaseline,
  splitClasses,
} from '@sweepq/view';
import { ScrollBox } from '../charts/scroll-box.tsx';
import { Button } from '../parts/button.tsx';
import { Message } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { Words } from '../parts/words.tsx';
import { canWrite } from '../service/info.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { DeleteDataset } from './delete-dataset.tsx';
import { Images } from './images.tsx';
import { ImportFacts } from './import-facts.tsx';
import { VersionsPanel } from './versions-panel.tsx';

const splits = ['train', 'test'] as const;

type PanelsProps = {
  dataset: Dataset;
  /** The number of the newest version. Undefined while it is not known. */
  newest: number | undefined;
  /** The versions are read again when this number changes. */
  reads: number;
  onUpload: () => void;
  onDeleted: () => void;
};

/** The facts of a dataset, the balance of its classes, its warnings, its images and its versions. */
export const DatasetPanels = ({ dataset, newest, reads, onUpload, onDeleted }: PanelsProps) => {
  const isDeleting = useSignal(false);
  const isOld = newest !== undefined && newest !== dataset.version;
  const named = isOld ? `${dataset.name}@${dataset.version}` : dataset.name;
  return (
    <div class="stack">
      {isOld && (
        <Message kind="plain" title={`Version ${dataset.version} is not the newest.`}>
          <Link href={hrefs.dataset(dataset.name)}>Show version {newest}</Link>
        </Message>
      )}
      <Panel
        title={dataset.name}
        note={
          <>
            version {dataset.version}, <code title={dataset.digest}>{shorten(dataset.digest)}</code>
          </>
        }
        tools={
          canWrite() && (
            <>
              <Link class="btn sm" href={`${hrefs.new}?dataset=${encodeURIComponent(named)}`}>
                New sweep on this dataset
              </Link>
              {dataset.import && (
                <Button
                  small
                  kind="danger"
                  aria-expanded={isDeleting.value}
                  onClick={() => {
                    isDeleting.value = !isDeleting.value;
                  }}
                >
                  Delete
                </Button>
              )}
            </>
          )
        }
      >
        {isDeleting.value && (
          <DeleteDataset
            dataset={dataset}
            onDeleted={onDeleted}
            onClose={() => {
              isDeleting.value = false;
            }}
          />
        )}
        <div class="factgrid">
          <dl class="kv">
            <dt>images</dt>
            <dd>
              {formatCount(dataset.trainCount)} train, {formatCount(dataset.testCount)} test
            </dd>
            <dt>size</dt>
            <dd>{dataset.imageShape.join(' × ')} (height, width, channels)</dd>
            <dt>features</dt>
            <dd>{formatCount(dataset.featureCount)} for each image</dd>
            {dataset.range && (
              <>
                <dt>pixels</dt>
                <dd>
                  {dataset.range[0]} to {dataset.range[1]}
                </dd>
              </>
            )}
            {dataset.duplicates && (
              <>
                <dt>duplicates</dt>
                <dd>
                  {formatCount(dataset.duplicates.train)} in train,{' '}
                  {formatCount(dataset.duplicates.test)} in test,{' '}
                  {formatCount(dataset.duplicates.both)} of test also in train
                </dd>
              </>
            )}
            {dataset.import && <ImportFacts report={dataset.import} />}
            {splits.map((split) => (
              <Digest key={split} name={`${split} file`} digest={dataset.files[split]} />
            ))}
          </dl>
          <div>
            <h3>Classes</h3>
            <div class="balance">
              {splits.map((split) => (
                <Balance
                  key={split}
                  split={split}
                  classes={splitClasses(dataset.classes, null, split)}
                />
              ))}
            </div>
          </div>
        </div>
        {dataset.warnings.map(({ code, message }) => (
          <Message kind="warn" key={code} title="Warning:">
            <Words text={message} />
          </Message>
        ))}
      </Panel>
      <Images dataset={dataset} />
      {dataset.import && <VersionsPanel {...{ dataset, reads, onUpload }} />}
    </div>
  );
};

const shorten = (digest: string) => digest.replace('sha256:', 'sha256 ').slice(0, 19);

const Digest = ({ name, digest }: { name: string; digest: string }) => (
  <>
    <dt>{name}</dt>
    <dd>
      <code>{digest}</code>
    </dd>
  </>
);

/** More bars than these are in a part that scrolls. */
const fewBars = 10;

/** One bar for each class, and the accuracy of always answering the most frequent one. */
function Balance({ split, classes }: { split: string; classes: readonly ClassCount[] }) {
  const baseline = majorityBaseline(classes);
  return (
    <>
      <h4>{split}</h4>
      {classes.length > fewBars ? (
        <ScrollBox class="many" label={`Classes of ${split}`}>
          <Bars classes={classes} />
        </ScrollBox>
      ) : (
        <Bars classes={classes} />
      )}
      {baseline && (
        <p class="help">
          Always answering {baseline.name} is right for {formatShare(baseline.share)} of {split}.
        </p>
      )}
    </>
  );
}

function Bars({ classes }: { classes: readonly ClassCount[] }) {
  const total = classes.reduce((sum, { count }) => sum + count, 0);
  const most = largestClass(classes);
  return (
    <ul>
      {classes.map(({ name, count }, label) => (
        // Two classes can have the same name.
        <li key={label}>
          <span>
            <span>{name}</span>
            <span class="num">{formatCount(count)}</span>
          </span>
          <svg class="barsvg" width="100%" height="6" aria-hidden="true">
            <rect
              class={label === most ? 'most' : 'other'}
              width={`${(count / Math.max(1, total)) * 100}%`}
              height="100%"
            />
          </svg>
        </li>
      ))}
    </ul>
  );
}
