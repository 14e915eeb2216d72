import type { Operation } from './operation.ts';

const sweepId = '/v1/sweeps/{id}';
const events = { status: 200, description: 'Events.', type: 'text/event-stream' };

export const liveOperations: readonly Operation[] = [
  {
    method: 'get',
    path: `${sweepId}/events`,
    id: 'watchSweep',
    tag: 'sweeps',
    summary: 'Watch a sweep: its changes, progress and best trial as they happen',
    description:
      'Server-sent events. The first event is a `SnapshotEvent`; after a request with `Last-Event-ID`, it is the event after that id. Each later one is a `SweepEvent`. The stream ends when the sweep ends, or with a `GoneEvent` if the sweep was deleted or lost.',
    resumes: true,
    answers: { ...events, events: ['SnapshotEvent', 'SweepEvent', 'GoneEvent'] },
    orElse: { status: 204, description: 'The sweep has ended, and all of it was told.' },
    problems: [400, 404, 503],
  },
  {
    method: 'get',
    path: '/v1/events',
    id: 'watchAll',
    tag: 'sweeps',
    summary: 'Watch all sweeps',
    description:
      'Server-sent events. The first is a `StartEvent`, or whatever came after `Last-Event-ID`; each that follows is an `AnySweepEvent`.',
    resumes: true,
    answers: { ...events, events: ['StartEvent', 'AnySweepEvent'] },
    problems: [400, 503],
  },
];
