import { useSignal } from '@preact/signals';
import type { Sweep } from '@sweepq/client';
import { labelOf, titleOf } from '@sweepq/view';
import { useEffect } from 'preact/hooks';
import { Empty, Message } from '../parts/empty.tsx';
import { Meter } from '../parts/meter.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { client, explain } from '../service/client.ts';
import { followSweep } from '../service/live.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';

/** A sweep: its state and its progress, live. */
export function SweepView({ id }: { id: string }) {
  const sweep = useSignal<Sweep | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      try {
        sweep.value = await client.readSweep(id);
        failure.value = undefined;
      } catch (error) {
        failure.value = explain(error);
      }
    };
    void read();
    followSweep(id, { onEvent: () => void read() }, stop.signal);
    return () => stop.abort();
  }, [id]);
  if (failure.value !== undefined) return <Message kind="error" title={failure.value} />;
  if (sweep.value === undefined) return <Empty title="Reading the sweep …" />;
  const { status, counts, spec } = sweep.value;
  return (
    <>
      <div class="head">
        <span class="crumb">
          <Link href={hrefs.sweeps}>Sweeps</Link> /
        </span>
        <h1>{titleOf(sweep.value)}</h1>
        <Status status={status} />
      </div>
      <Panel title="Progress" note={`ranked by ${labelOf(spec.objective.metric)}`}>
        <Meter counts={counts} />
      </Panel>
    </>
  );
}
