import type { Dataset, DatasetVersion } from '@sweepq/client';
import { formatBytes, sayImported } from '@sweepq/view';
import { ScrollBox } from '../charts/scroll-box.tsx';
import { Button } from '../parts/button.tsx';
import { Message } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { Time } from '../parts/time.tsx';
import { client } from '../service/client.ts';
import { canWrite } from '../service/info.ts';
import { useRead } from '../service/use-read.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import '../styles/models.css';

type VersionsProps = {
  dataset: Dataset;
  /** The versions are read again when this number changes. */
  reads: number;
  onUpload: () => void;
};

/** The versions of an uploaded dataset, with a link to each. */
export function VersionsPanel({ dataset: { name, version }, reads, onUpload }: VersionsProps) {
  const { value, failure } = useRead(
    () => client.listDatasetVersions(name),
    `${name} ${version} ${reads}`,
  );
  const versions = value.value ?? [];
  const tools = canWrite() && (
    <Button small onClick={onUpload}>
      Upload a version
    </Button>
  );
  return (
    <Panel title="Versions" note="other content under the same name" tools={tools}>
      {failure.value !== undefined && <Message kind="error" title={failure.value} />}
      {versions.length > 0 && (
        <ScrollBox label="Versions">
          <table class="versions">
            <thead>
              <tr>
                {['Version', 'Status', 'Added', 'Imported', 'Size'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {versions.map((each, k) => (
                <Row
                  key={each.version}
                  of={each}
                  isNewest={k === 0}
                  isShown={each.version === version}
                />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Panel>
  );
}

type RowProps = { of: DatasetVersion; isNewest: boolean; isShown: boolean };

const Row = ({ of: { name, version, createdAt, bytes, ...of }, isNewest, isShown }: RowProps) => (
  <tr>
    <th scope="row">
      <Link
        href={isNewest ? hrefs.dataset(name) : hrefs.datasetVersion(name, version)}
        aria-current={isShown ? 'true' : undefined}
      >
        Version {version}
      </Link>
    </th>
    <td>
      {isNewest && <span class="tag">newest</span>} {isShown && <span class="tag best">shown</span>}
    </td>
    <td>{createdAt !== null && <Time at={createdAt} />}</td>
    <td>{of.import !== null && sayImported(of.import)}</td>
    <td class="nowrap">{bytes !== null && formatBytes(bytes)}</td>
  </tr>
);
