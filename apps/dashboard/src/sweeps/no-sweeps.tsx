import { collect } from '@sweepq/client';
import { Empty } from '../parts/empty.tsx';
import { client } from '../service/client.ts';
import { canWrite } from '../service/info.ts';
import { useRead } from '../service/use-read.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';

/** A service without sweeps. The command names a dataset that the service has. */
export function NoSweeps() {
  const { value, failure } = useRead(() => collect(client.listDatasets({ most: 1 })), '');
  const dataset = value.value?.[0]?.name ?? 'catvnoncat';
  if (value.value === undefined && failure.value === undefined) return null;
  return (
    <Empty
      title="No sweeps yet."
      command={`sweepq submit --dataset ${dataset} --learning-rate 0.001,0.005,0.01 --iterations 2000 --watch`}
    >
      <p>
        Start one with this command, or on the page. To train on your own pictures,{' '}
        <Link href={hrefs.datasets}>upload a dataset</Link> first.
      </p>
      {canWrite() && (
        <p>
          <Link class="btn primary" href={hrefs.new}>
            New sweep
          </Link>
        </p>
      )}
    </Empty>
  );
}
