import { useSignal } from '@preact/signals';
import { collect, type ModelVersion, type RegisteredModel } from '@sweepq/client';
import { formatCount } from '@sweepq/view';
import { Button } from '../parts/button.tsx';
import { Copy } from '../parts/copy.tsx';
import { Empty, Message } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { Segments } from '../parts/segments.tsx';
import { Time } from '../parts/time.tsx';
import { client } from '../service/client.ts';
import { canWrite, info } from '../service/info.ts';
import { useRead } from '../service/use-read.ts';
import { PredictPanel } from '../trial/predict-panel.tsx';
import { AliasForm } from './alias-form.tsx';
import { DeleteModel } from './delete-model.tsx';
import { LabelForm } from './label-form.tsx';
import { useChange } from './use-change.ts';
import { VersionTable } from './version-table.tsx';

type PanelsProps = { model: RegisteredModel; onChange: () => void };

/** The aliases, the versions and the commands of a registered model. */
export const ModelPanels = ({ model, onChange }: PanelsProps) => {
  const { value, failure } = useRead(
    () => collect(client.listModelVersions(model.name)),
    `${model.name} ${model.updatedAt}`,
  );
  const versions = value.value;
  return (
    <div class="stack">
      <AliasPanel model={model} versions={versions ?? []} onChange={onChange} />
      <Panel title="Versions" note={formatCount(model.versionCount)}>
        {failure.value !== undefined && <Message kind="error" title={failure.value} />}
        {versions === undefined && failure.value === undefined && (
          <Empty title="Reading the versions …" />
        )}
        {versions?.length === 0 && <Empty title="All versions are deleted." />}
        {versions !== undefined && versions.length > 0 && (
          <VersionTable versions={versions} onChange={onChange} />
        )}
      </Panel>
      {versions !== undefined && versions.length > 0 && (
        <PredictBox model={model} versions={versions} />
      )}
      <ShellPanel name={model.name} />
    </div>
  );
};

/** Predicts pictures with a version: the newest one, or that of an alias. */
function PredictBox({ model, versions }: Omit<AliasPanelProps, 'onChange'>) {
  const names = [model.name, ...model.aliases.map((alias) => `${model.name}@${alias.name}`)];
  const chosen = useSignal(model.name);
  const alias = model.aliases.find(({ name }) => chosen.value === `${model.name}@${name}`);
  const version = versions.find((each) => each.version === alias?.version) ?? versions[0];
  return (
    <PredictPanel
      of={chosen.value}
      classes={version?.classes.map(({ name }) => name) ?? []}
      predict={(files) => client.predictRegistered(chosen.value, files, { picture: true })}
      tools={
        names.length > 1 && (
          <Segments
            small
            label="Model that predicts"
            segments={names.map((name) => ({ value: name, label: name }))}
            value={chosen.value}
            onChange={(name) => {
              chosen.value = name;
            }}
          />
        )
      }
    />
  );
}

type AliasPanelProps = PanelsProps & { versions: readonly ModelVersion[] };

function AliasPanel({ model, versions, onChange }: AliasPanelProps) {
  const { name, aliases, tags, note } = model;
  const { isBusy, refusal, run } = useChange(onChange);
  return (
    <Panel
      title={name}
      note={
        <>
          changed <Time at={model.updatedAt} />
        </>
      }
    >
      {(tags.length > 0 || note !== null) && (
        <p class="sub">
          {tags.map((tag) => (
            <span class="tag" key={tag}>
              {tag}
            </span>
          ))}
          {note !== null && <span>{note}</span>}
        </p>
      )}
      {canWrite() && <LabelForm model={model} onChange={onChange} />}
      <h3>Aliases</h3>
      {aliases.length === 0 && <p class="help">None. The name alone means the newest version.</p>}
      <ul class="aliases" aria-label="Aliases">
        {aliases.map((alias) => (
          <li key={alias.name}>
            <b>{alias.name}</b> → version {alias.version}
            <span class="help">
              moved <Time at={alias.movedAt} />
            </span>
            {canWrite() && (
              <Button
                kind="quiet"
                small
                disabled={isBusy.value}
                aria-label={`Remove the alias ${alias.name}`}
                onClick={() => run(() => client.deleteAlias(name, alias.name))}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {refusal.value !== undefined && <Message kind="error" title={refusal.value} />}
      {canWrite() && versions.length > 0 && (
        <AliasForm name={name} aliases={aliases} versions={versions} onChange={onChange} />
      )}
      {canWrite() && <DeleteModel model={model} onChange={onChange} />}
    </Panel>
  );
}

function ShellPanel({ name }: { name: string }) {
  const url = document.baseURI.replace(/\/$/, '');
  const token = info.value?.caller.token == null ? '' : ' -H "Authorization: Bearer $SWEEPQ_TOKEN"';
  const text = [
    `sweepq --url ${url} model show ${name}`,
    `sweepq --url ${url} model export ${name} --format onnx --out ${name}.onnx`,
    `sweepq --url ${url} model predict ${name} photo.jpg`,
    `curl -s${token} ${url}/v1/models/${name}`,
    `curl -s${token} -F image=@photo.jpg ${url}/v1/models/${name}/predict`,
    `curl -s${token} ${url}/inference/v2/models/${name}`,
  ].join('\n');
  return (
    <Panel title="Use it from a shell" tools={<Copy text={text} />}>
      <pre class="wrapped" {...focusable}>
        {text}
      </pre>
    </Panel>
  );
}

const focusable = { tabIndex: 0 };
