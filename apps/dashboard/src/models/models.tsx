import { useSignal } from '@preact/signals';
import type { RegisteredModel } from '@sweepq/client';
import { collect } from '@sweepq/client';
import { useEffect } from 'preact/hooks';
import { Empty, Message } from '../parts/empty.tsx';
import { Words } from '../parts/words.tsx';
import { client } from '../service/client.ts';
import { reconnects } from '../service/connection.ts';
import { useRead } from '../service/use-read.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { ModelPanels } from './model-panels.tsx';
import '../styles/datasets.css';
import '../styles/models.css';

/** The view of the registered models: all of them, and details of the chosen one. Default: the first. */
export function Models({ name }: { name?: string }) {
  const changes = useSignal(0);
  const { value, failure } = useRead(
    () => collect(client.listRegisteredModels()),
    `${reconnects.value} ${changes.value}`,
  );
  const models = value.value;
  const chosen = name === undefined ? models?.[0] : models?.find((each) => each.name === name);
  useEffect(() => {
    document.title = `${chosen?.name ?? 'Models'} · sweepq`;
  }, [chosen?.name]);
  return (
    <>
      <div class="head">
        <h1>Models</h1>
      </div>
      {failure.value !== undefined && <Message kind="error" title={failure.value} />}
      {models === undefined ? (
        failure.value === undefined && <Empty title="Reading the models …" />
      ) : (
        <div class="two">
          <PickList models={models} chosen={chosen?.name} />
          <Chosen
            chosen={chosen}
            name={name}
            onChange={() => {
              changes.value += 1;
            }}
          />
        </div>
      )}
    </>
  );
}

type PickListProps = { models: readonly RegisteredModel[]; chosen: string | undefined };

const PickList = ({ models, chosen }: PickListProps) => (
  <ul class="panel picklist" aria-label="Models">
    {models.map(({ name, newest, aliases }) => (
      <li key={name}>
        <Link href={hrefs.model(name)} aria-current={name === chosen ? 'true' : undefined}>
          <b>{name}</b>
          <span>
            {newest === null ? 'no version' : `version ${newest.version}`}
            {aliases.map((alias) => `, ${alias.name} → ${alias.version}`).join('')}
          </span>
        </Link>
      </li>
    ))}
  </ul>
);

type ChosenProps = {
  chosen: RegisteredModel | undefined;
  name: string | undefined;
  onChange: () => void;
};

function Chosen({ chosen, name, onChange }: ChosenProps) {
  if (chosen !== undefined) {
    return (
      <ModelPanels key={`${chosen.name} ${chosen.updatedAt}`} model={chosen} onChange={onChange} />
    );
  }
  if (name === undefined) {
    return (
      <div class="panel">
        <Empty title="No models yet." command="sweepq model register latest cats --alias champion">
          <p>
            The command copies the model of the best trial into the registry. The view of a trial
            has a form for it, too.
          </p>
        </Empty>
      </div>
    );
  }
  return (
    <Message kind="error" title={`${name} is not a registered model.`}>
      <Words text="It may have been deleted." />
    </Message>
  );
}
