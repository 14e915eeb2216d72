import { useSignal } from '@preact/signals';
import { ClientError, type Dataset } from '@sweepq/client';
import { Confirm } from '../parts/confirm.tsx';
import { Errors } from '../parts/field.tsx';
import { Words } from '../parts/words.tsx';
import { client, explain } from '../service/client.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';

type Props = { dataset: Dataset; onDeleted: () => void; onClose: () => void };

/** Asks before it deletes the shown version. The service rejects this while a sweep or a model uses the version: then links to these. */
export function DeleteDataset({ dataset: { name, version }, onDeleted, onClose }: Props) {
  const isBusy = useSignal(false);
  const failure = useSignal<unknown>(undefined);
  const remove = async () => {
    isBusy.value = true;
    try {
      await client.deleteDataset(name, version);
      onDeleted();
    } catch (error) {
      failure.value = error;
    }
    isBusy.value = false;
  };
  return (
    <Confirm
      danger
      action={`Delete version ${version}`}
      busy={isBusy.value}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      Delete version {version} of {name}, with its files?
      {failure.value !== undefined && <Refusal error={failure.value} />}
    </Confirm>
  );
}

function Refusal({ error }: { error: unknown }) {
  if (!(error instanceof ClientError) || error.code !== 'dataset-in-use') {
    return <Errors texts={[explain(error)]} />;
  }
  return (
    <div class="users" role="alert">
      <b class="err">Not deleted. Delete first what uses the version:</b>
      <ul>
        {error.errors.map(({ detail }) => (
          <User key={detail} sentence={detail} />
        ))}
      </ul>
    </div>
  );
}

/** A sentence such as "Version 1 is used by the model `cats version 2`", with a link to the model or the sweep. */
function User({ sentence }: { sentence: string }) {
  const [, sweep] = /`(swp_[0-9a-z]{26})`/.exec(sentence) ?? [];
  const [, model] = /model `([\w.-]+) version \d+`/.exec(sentence) ?? [];
  const href = sweep !== undefined ? hrefs.sweep(sweep) : model && hrefs.model(model);
  return (
    <li>
      <Words text={sentence} />{' '}
      {href && <Link href={href}>{sweep !== undefined ? 'Open the sweep' : 'Open the model'}</Link>}
    </li>
  );
}
