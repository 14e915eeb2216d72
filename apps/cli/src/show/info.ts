import type { Info, Worker } from '@sweepq/client';
import { renderFields } from './fields.ts';
import type { Style } from './style.ts';
import { plural, showTime } from './values.ts';

/** Renders the version, the caller, the limits and the workers of a service. */
export function renderInfo(info: Info, workers: readonly Worker[], style: Style): string {
  const { version, engine, planVersion, limits, caller } = info;
  return renderFields(
    {
      version,
      engine: String(engine),
      'plan version': String(planVersion),
      token: caller.token ?? undefined,
      scopes: caller.scopes.join(', '),
      limits: Object.entries(limits)
        .map(([name, limit]) => `${name} ${limit ?? 'none'}`)
        .join('\n'),
      workers: workers.length === 0 ? 'none' : workers.map(showWorker).join('\n'),
    },
    style,
  );
}

const showWorker = ({ id, threads, announcedAt }: Worker) =>
  `${id}, ${plural(threads, 'thread')}, announced ${showTime(announcedAt)}`;
