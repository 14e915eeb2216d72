// The events of the service as the page sees them: one envelope, and one catalogue for all streams.
import type {
  AnySweepEvent,
  Metrics,
  ReceivedEvent,
  SnapshotEvent,
  StartEvent,
  SweepEvent,
} from '@sweepq/client';

type Snapshot = SnapshotEvent['sweep'];

type Data = {
  'stream.started': { gap: boolean; sweep: Snapshot | null };
  'sweep.created': { sweepId: string; status: string };
  'sweep.updated': { sweepId: string; status: string };
  'sweep.ended': { sweepId: string; status: string };
  'sweep.deleted': { sweepId: string };
  'run.updated': { sweepId: string; runId: string; status: string };
  'run.progress': {
    sweepId: string;
    runId: string;
    iteration: number;
    iterations: number;
    cost: number | null;
    points: { iteration: number; cost: number }[];
  };
  'trial.updated': { sweepId: string; trialId: string; status: string; metrics: Metrics | null };
  'trial.ended': { sweepId: string; trialId: string; status: string; metrics: Metrics | null };
  'trial.best': { sweepId: string; trialId: string; metric: string; value: number };
};

export type LiveEvent = {
  [Type in keyof Data]: { id: string | null; type: Type; timestamp: string; data: Data[Type] };
}[keyof Data];

type Sent = SnapshotEvent | StartEvent | SweepEvent | AnySweepEvent;

const ended: readonly string[] = ['completed', 'failed', 'cancelled'];

/** Returns an event of the service in the envelope of the page. `of` is the sweep of the stream, if it has one. */
export function viewEvent({ id, event }: ReceivedEvent<Sent>, of?: string): LiveEvent {
  const timestamp = new Date(Number(id.split('-')[0]) || Date.now()).toISOString();
  const sweepId = 'sweepId' in event ? event.sweepId : (of ?? '');
  switch (event.type) {
    case 'start':
      return { id, timestamp, type: 'stream.started', data: { gap: event.gap, sweep: null } };
    case 'snapshot':
      return {
        ...{ id, timestamp, type: 'stream.started' },
        data: { gap: event.gap, sweep: event.sweep },
      };
    case 'sweep': {
      const type = ended.includes(event.status)
        ? 'sweep.ended'
        : event.status === 'queued'
          ? 'sweep.created'
          : 'sweep.updated';
      return { id, timestamp, type, data: { sweepId, status: event.status } };
    }
    case 'run': {
      const { runId, status } = event;
      return { id, timestamp, type: 'run.updated', data: { sweepId, runId, status } };
    }
    case 'trial': {
      const { trialId, status, metrics } = event;
      return { id, timestamp, type: 'trial.ended', data: { sweepId, trialId, status, metrics } };
    }
    case 'best': {
      const { trialId, metric, value } = event;
      return { id, timestamp, type: 'trial.best', data: { sweepId, trialId, metric, value } };
    }
    case 'progress': {
      const { runId, iteration, iterations, cost, points } = event;
      const data = { sweepId, runId, iteration, iterations, cost, points };
      return { id, timestamp, type: 'run.progress', data };
    }
  }
}
