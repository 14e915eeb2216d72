import { useSignal } from '@preact/signals';
import { collect, type Worker } from '@sweepq/client';
import { useEffect } from 'preact/hooks';
import { client, explain } from '../service/client.ts';

/** Workers report themselves every 5 s. There are no events about them. */
const everyMs = 5_000;

/** Reads the workers every 5 s while the page is visible. Undefined until the first answer. */
export function useWorkers() {
  const workers = useSignal<readonly Worker[] | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  useEffect(() => {
    const read = async () => {
      if (document.hidden) return;
      try {
        workers.value = await collect(client.listWorkers());
        failure.value = undefined;
      } catch (error) {
        failure.value = explain(error);
      }
    };
    void read();
    const timer = setInterval(read, everyMs);
    return () => clearInterval(timer);
  }, []);
  return { workers, failure };
}
