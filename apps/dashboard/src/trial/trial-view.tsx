import { useSignal } from '@preact/signals';
import type { Trial } from '@sweepq/client';
import { useEffect } from 'preact/hooks';
import { Empty, Message } from '../parts/empty.tsx';
import { Status } from '../parts/status.tsx';
import { client, explain } from '../service/client.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';

/** A trial. */
export function TrialView({ id }: { id: string }) {
  const trial = useSignal<Trial | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  useEffect(() => {
    client.readTrial(id).then(
      (read) => {
        trial.value = read;
      },
      (error: unknown) => {
        failure.value = explain(error);
      },
    );
  }, [id]);
  if (failure.value !== undefined) return <Message kind="error" title={failure.value} />;
  if (trial.value === undefined) return <Empty title="Reading the trial …" />;
  return (
    <div class="head">
      <span class="crumb">
        <Link href={hrefs.sweep(trial.value.sweepId)}>Sweep</Link> /
      </span>
      <h1>Trial {trial.value.index}</h1>
      <Status status={trial.value.status} />
    </div>
  );
}
