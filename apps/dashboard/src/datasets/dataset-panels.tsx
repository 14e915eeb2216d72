import type { Dataset, ImportReport } from '@sweepq/client';
import {
  type ClassCount,
  formatCount,
  formatShare,
  largestClass,
  majorityBaseline,
  splitClasses,
} from '@sweepq/view';
import { ScrollBox } from '../charts/scroll-box.tsx';
import { Message } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { Words } from '../parts/words.tsx';
import { canWrite } from '../service/info.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { DeleteDataset } from './delete-dataset.tsx';
import { Images } from './images.tsx';

const splits = ['train', 'test'] as const;

/** The facts of a dataset, the balance of its classes, its warnings and its images. */
export const DatasetPanels = ({
  dataset,
  onDeleted,
}: {
  dataset: Dataset;
  onDeleted: () => void;
}) => (
  <div class="stack">
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
            <Link class="btn sm" href={`${hrefs.new}?dataset=${encodeURIComponent(dataset.name)}`}>
              New sweep with it
            </Link>
            {dataset.import && <DeleteDataset dataset={dataset} onDeleted={onDeleted} />}
          </>
        )
      }
    >
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
  </div>
);

const ImportFacts = ({ report }: { report: ImportReport }) => (
  <>
    <dt>imported</dt>
    <dd>
      {report.layout}, {report.dtype} ({report.shape.join(' × ')}), values {report.range[0]} to{' '}
      {report.range[1]}
    </dd>
    {report.conversions.length > 0 && (
      <>
        <dt>converted</dt>
        <dd>
          {report.conversions.map((sentence) => (
            <div key={sentence}>
              <Words text={sentence} />
            </div>
          ))}
        </dd>
      </>
    )}
  </>
);

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
