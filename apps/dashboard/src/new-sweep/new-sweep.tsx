import { useSignal } from '@preact/signals';
import {
  collect,
  createIdempotencyKey,
  type Dataset,
  type Sweep,
  type SweepRequest,
} from '@sweepq/client';
import { titleOf } from '@sweepq/view';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Tag } from '../parts/chip.tsx';
import { Empty, Message } from '../parts/empty.tsx';
import { client, explain } from '../service/client.ts';
import { canWrite } from '../service/info.ts';
import { navigate } from '../url/address.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { textCodec, urlState } from '../url/state.ts';
import { type Draft, initialDraft } from './draft.ts';
import { createForecast } from './forecast.ts';
import { ForecastPanel } from './forecast-panel.tsx';
import { fromRequest } from './from-request.ts';
import { SameAsPanel } from './same-as-panel.tsx';
import { SearchPanel } from './search-panel.tsx';
import { SpacePanel } from './space-panel.tsx';
import { SpacesPanel } from './spaces-panel.tsx';
import { type Body, toRequest } from './to-request.ts';
import { TrainingPanel } from './training-panel.tsx';
import { WhatPanel } from './what-panel.tsx';
import '../styles/new-sweep.css';

/** The request of the form, as JSON, so that a reload and a copied address keep it. */
const kept = urlState('request', textCodec, '');
const from = urlState('from', textCodec, '');
const wantedDataset = urlState('dataset', textCodec, '');

type Start = { draft: Draft; copied: Sweep | undefined; datasets: readonly Dataset[] };

/** The form of a new sweep. It can begin with the settings of another sweep. */
export function NewSweep() {
  const start = useSignal<Start | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  useEffect(() => {
    document.title = 'New sweep · sweepq';
    readStart().then(
      (read) => {
        start.value = read;
      },
      (error: unknown) => {
        failure.value = explain(error);
      },
    );
  }, []);
  const copied = start.value?.copied;
  return (
    <>
      <div class="head">
        <span class="crumb">
          <Link href={hrefs.sweeps}>Sweeps</Link> /
        </span>
        <h1>New sweep</h1>
        {copied && <Tag>copy of {titleOf(copied)}</Tag>}
      </div>
      {failure.value !== undefined && <Message kind="error" title={failure.value} />}
      {start.value === undefined ? (
        failure.value === undefined && <Empty title="Reading the datasets …" />
      ) : (
        <Form start={start.value} />
      )}
    </>
  );
}

/** Reads the first content of the form: the request in the address, the spec of another sweep, or the defaults. */
async function readStart(): Promise<Start> {
  const [datasets, copied] = await Promise.all([
    collect(client.listDatasets()),
    from.peek() === '' ? undefined : client.readSweep(from.peek()),
  ]);
  const request = parseKept();
  if (request !== undefined) return { draft: fromRequest(request), copied, datasets };
  if (copied !== undefined) {
    const { tags, note, priority, name } = copied;
    const body = { ...copied.spec, dataset: nameOf(copied, datasets), tags, note, priority, name };
    return { draft: fromRequest(body), copied, datasets };
  }
  const dataset = wantedDataset.peek() || (datasets[0]?.name ?? '');
  return { draft: { ...initialDraft, dataset }, copied, datasets };
}

/** Names the dataset of a sweep. The newest version needs no number. */
function nameOf({ spec }: Sweep, datasets: readonly Dataset[]) {
  const { name, version } = spec.dataset;
  const newest = datasets.find((each) => each.name === name);
  return newest === undefined || newest.version === version ? name : { name, version };
}

function parseKept(): unknown {
  try {
    return kept.peek() === '' ? undefined : JSON.parse(kept.peek());
  } catch {
    return undefined;
  }
}

function Form({ start }: { start: Start }) {
  const draft = useSignal(start.draft);
  const isBusy = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const forecast = useMemo(createForecast, []);
  const body = toRequest(draft.value);
  useEffect(() => forecast.close, []);
  useEffect(() => forecast.ask(body), [body]);
  const change = (part: Partial<Draft>) => {
    draft.value = { ...draft.value, ...part };
    kept.value = JSON.stringify(toRequest(draft.value));
  };
  const leadToError = () =>
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy.value || !canWrite()) return;
    isBusy.value = true;
    try {
      const sweep = await client.submit(body as unknown as SweepRequest, {
        idempotencyKey: keyOf(body),
      });
      navigate(hrefs.sweep(sweep.id));
    } catch (error) {
      forecast.refuse(error);
      requestAnimationFrame(leadToError);
    } finally {
      isBusy.value = false;
    }
  };
  const props = { draft: draft.value, errors: forecast.errors.value, change };
  const drawn = forecast.answer.value?.firstTrials.map(({ params }) => params) ?? [];
  return (
    <form class="formgrid" onSubmit={submit} onKeyDown={keepEnter} ref={form} noValidate>
      <div class="stack">
        <WhatPanel {...props} datasets={start.datasets} />
        {draft.value.spaces === null ? (
          <SpacePanel {...props} drawn={drawn} />
        ) : (
          <SpacesPanel {...props} />
        )}
        <SearchPanel {...props} />
        <TrainingPanel {...props} />
      </div>
      <div class="side">
        <ForecastPanel forecast={forecast}>
          {canWrite() ? (
            <div class="actbar">
              <Button
                kind="primary"
                type="submit"
                disabled={isBusy.value}
                // A disabled button gets no click. A click sends the request again, and the focus moves to the field with the error.
                aria-disabled={forecast.isRefused.value || undefined}
                title={forecast.isRefused.value ? 'A field has an error.' : undefined}
              >
                Start sweep
              </Button>
            </div>
          ) : (
            <p class="help">
              Your token can only read: copy the sweep for somebody who may start it.
            </p>
          )}
        </ForecastPanel>
        <SameAsPanel body={body} />
      </div>
    </form>
  );
}

/** Prevents that the key Enter in a field starts a sweep. Only the button does. */
function keepEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

let lastKey = { text: '', key: '' };

/** Returns the same idempotency key for the same request. If an answer is lost, a second press of the button starts no second sweep. */
function keyOf(body: Body): string {
  const text = JSON.stringify(body);
  if (lastKey.text !== text) lastKey = { text, key: createIdempotencyKey() };
  return lastKey.key;
}
