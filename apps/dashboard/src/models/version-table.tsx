import { useSignal } from '@preact/signals';
import type { ModelVersion } from '@sweepq/client';
import { formatMetric } from '@sweepq/view';
import { ScrollBox } from '../charts/scroll-box.tsx';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Message } from '../parts/empty.tsx';
import { Time } from '../parts/time.tsx';
import { client } from '../service/client.ts';
import { canWrite } from '../service/info.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { useChange } from './use-change.ts';

type VersionsProps = { versions: readonly ModelVersion[]; onChange: () => void };

const formats = ['json', 'npz', 'safetensors', 'onnx'];

/** The versions of a model, with their files. */
export function VersionTable({ versions, onChange }: VersionsProps) {
  const asked = useSignal<ModelVersion | undefined>(undefined);
  const { isBusy, refusal, run } = useChange(onChange);
  const close = () => {
    asked.value = undefined;
  };
  const chosen = asked.value;
  return (
    <>
      {chosen !== undefined && (
        <Confirm
          action={`Delete version ${chosen.version}`}
          danger
          busy={isBusy.value}
          onConfirm={() => run(() => client.deleteModelVersion(chosen.name, chosen.version))}
          onClose={close}
        >
          Its number is not used again.
        </Confirm>
      )}
      {refusal.value !== undefined && <Message kind="error" title={refusal.value} />}
      <ScrollBox label="Versions">
        <table class="versions">
          <thead>
            <tr>
              {['Version', 'Trial', 'Dataset', 'Objective', 'Created', 'Save'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
              {canWrite() && (
                <th scope="col">
                  <span class="sr">Delete</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <tr key={version.version}>
                <th scope="row">
                  {version.version}{' '}
                  {version.aliases.map((alias) => (
                    <span class="tag best" key={alias}>
                      {alias}
                    </span>
                  ))}
                </th>
                <td>
                  <Link href={hrefs.trial(version.trialId)} title={version.trialId}>
                    trial {version.trialId.split('-t')[1]}
                  </Link>
                  {version.note !== null && <span class="help"> {version.note}</span>}
                </td>
                <td>
                  <Link href={hrefs.datasetVersion(version.dataset.name, version.dataset.version)}>
                    {version.dataset.name}, version {version.dataset.version}
                  </Link>
                </td>
                <td>{sayObjective(version)}</td>
                <td>
                  <Time at={version.createdAt} />
                </td>
                <td class="saves">
                  {formats.map((format) => (
                    <a
                      key={format}
                      class="btn quiet sm"
                      href={`v1/models/${version.name}/versions/${version.version}/model.${format}`}
                      download={`${version.name}-${version.version}.${format}`}
                    >
                      {format}
                    </a>
                  ))}
                </td>
                {canWrite() && (
                  <td>
                    <Button
                      kind="danger"
                      small
                      disabled={version.aliases.length > 0}
                      aria-label={`Delete version ${version.version}`}
                      onClick={() => {
                        asked.value = version;
                      }}
                    >
                      Delete
                    </Button>
                    {version.aliases.length > 0 && (
                      <span class="help">Remove its alias first.</span>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

/** The value of the objective: `test accuracy 74 %`. */
function sayObjective({ metrics, objective: { metric } }: ModelVersion): string {
  const [, split = '', measure = ''] = metric.split('.');
  const ofSplits: Readonly<Record<string, unknown>> = metrics ?? {};
  const value = (ofSplits[split] as Record<string, unknown> | null | undefined)?.[measure];
  return typeof value === 'number' ? `${split} ${measure} ${formatMetric(metric, value)}` : '–';
}
