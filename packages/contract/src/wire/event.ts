// The catalogue of events. Both event streams and messages to webhooks have these types, and the same envelope.
import { z } from 'zod';
import { timeOfEventId } from '../names/event-ids.ts';
import { endsSweep, type SweepEvent } from '../schemas/event.ts';
import { pathOfMetric } from '../schemas/metric-table.ts';
import { timestamp } from '../schemas/rules.ts';
import {
  newBest,
  operationChange,
  runChange,
  runProgressView,
  streamStart,
  sweepChange,
  sweepDeletion,
  trialChange,
  viewPoints,
} from './event-data.ts';
import { viewMetrics } from './metrics.ts';
import { openNames } from './open-enum.ts';

/** Returns the schema of the events of a type. The name of the schema is made from the type: `SweepEndedEvent`. */
const eventOf = <const Type extends string, Data extends z.ZodType>(
  type: Type,
  data: Data,
  description: string,
) =>
  z
    .object({
      id: z.string().nullable().meta({
        description:
          'The value for `Last-Event-ID`. Null if the stream cannot resume after this event.',
      }),
      type: z.literal(type),
      timestamp: timestamp.meta({ description: 'The time of the event.' }),
      data,
    })
    .meta({ id: schemaName(type), description });

const schemaName = (type: string) =>
  `${type.replaceAll(/(?:^|\.)(\w)/g, (_, first: string) => first.toUpperCase())}Event`;

const catalogue = [
  eventOf(
    'stream.started',
    streamStart,
    'The first event of a stream: the present state. Every later change follows as an event. A stream that resumes after an event does not begin with it.',
  ),
  eventOf('sweep.created', sweepChange, 'A sweep has been created.'),
  eventOf(
    'sweep.updated',
    sweepChange,
    'The status of an open sweep has changed, or the name, the tags, the note, the priority or the archive of a sweep. If the sweep has ended, only the stream of all sweeps has this event.',
  ),
  eventOf(
    'sweep.ended',
    sweepChange,
    'A sweep is completed, failed or cancelled. Runs and trials that end with it have no events of their own. Later, both streams get an event for each of these whose metrics are kept. A stream of a sweep that ended before the stream began has this event, too, with the time of the end.',
  ),
  eventOf(
    'sweep.deleted',
    sweepDeletion,
    'A sweep was deleted. In the stream of this sweep, it is the last event, also if Redis lost the sweep.',
  ),
  eventOf('run.updated', runChange, 'The status of a run has changed.'),
  eventOf('run.progress', runProgressView, 'The progress of a run. Only in the stream of a sweep.'),
  eventOf(
    'trial.updated',
    trialChange,
    'A trial is queued: an adaptive search has chosen it, it has reached a rung (then it has `metrics`), or a retry has opened it again.',
  ),
  eventOf(
    'trial.ended',
    trialChange,
    'A trial has a final status. After `sweep.ended`, the event says that the metrics of a cancelled trial are stored. It changes no count.',
  ),
  eventOf('trial.best', newBest, 'A sweep has a new best trial.'),
  eventOf(
    'operation.updated',
    operationChange,
    'The status of an operation has changed. Only in the stream of all sweeps.',
  ),
] as const;

export const eventTypes = catalogue.map(({ shape }) => shape.type.value);

const refTo = (type: string) => `#/components/schemas/${schemaName(type)}`;

export const eventView = z.discriminatedUnion('type', catalogue).meta({
  id: 'Event',
  description:
    'A change, as the event streams and the messages to webhooks report it. Later versions may add types: a client ignores an event whose type it does not know.',
  // The members of every event, also of a type that a later version adds.
  type: 'object',
  properties: {
    id: { type: ['string', 'null'] },
    type: { type: 'string', ...openNames(eventTypes) },
    timestamp: { type: 'string', format: 'date-time' },
    data: { description: 'The content of the event, by its type.' },
  },
  required: ['id', 'type', 'timestamp', 'data'],
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries(eventTypes.map((type) => [type, refTo(type)])),
  },
});
export type EventView = z.infer<typeof eventView>;

type DataOf<Type extends EventView['type']> = Extract<EventView, { type: Type }>['data'];

/** A stored event. `sweepId` is empty for an operation without a sweep. */
type Recorded = { id: string; sweepId: string; event: SweepEvent };

/** Returns a stored event as clients receive it. */
export function viewEvent({ id, sweepId, event }: Recorded): EventView {
  const timestamp = timeOfEventId(id);
  const of = <Type extends EventView['type']>(type: Type, data: DataOf<Type>) =>
    ({ id, type, timestamp, data }) as const;
  switch (event.type) {
    case 'sweep':
      return of(typeOfChange(event), {
        ...{ sweepId, status: event.status },
        failure: event.failure ?? null,
      });
    case 'run':
      return of('run.updated', { sweepId, runId: event.id, status: event.status });
    case 'trial': {
      const { id: trialId, status, rung = null } = event;
      const metrics = event.metrics && viewMetrics(event.metrics);
      const type = status === 'queued' || status === 'running' ? 'trial.updated' : 'trial.ended';
      return of(type, { sweepId, trialId, status, metrics, rung });
    }
    case 'best': {
      const { id: trialId, metric, value } = event;
      return of('trial.best', { sweepId, trialId, metric: pathOfMetric(metric), value });
    }
    case 'progress': {
      const { runId, iteration, iterations, cost, fold = null } = event;
      const points = viewPoints(event.points);
      return of('run.progress', { sweepId, runId, iteration, iterations, cost, fold, points });
    }
    case 'deleted':
      return of('sweep.deleted', { sweepId });
    case 'operation': {
      const { id: operationId, operation: operationType, status } = event;
      const ofSweep = sweepId || null;
      return of('operation.updated', { operationId, operationType, status, sweepId: ofSweep });
    }
  }
}

const typeOfChange = (event: Extract<SweepEvent, { type: 'sweep' }>) => {
  if (event.change === 'created') return 'sweep.created';
  return endsSweep(event) ? 'sweep.ended' : 'sweep.updated';
};
