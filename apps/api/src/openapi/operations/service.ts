import type { Operation } from './operation.ts';

/** For who runs the service. */
export const serviceOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/healthz',
    id: 'getHealth',
    tag: 'operations',
    summary: 'Whether the process lives',
    isOpen: true,
    answers: { status: 200, description: 'It does.', schema: 'Health' },
    problems: [],
  },
  {
    method: 'get',
    path: '/readyz',
    id: 'getReadiness',
    tag: 'operations',
    summary: 'Whether sweeps can be accepted',
    isOpen: true,
    answers: { status: 200, description: 'They can.', schema: 'Health' },
    problems: [503],
  },
  {
    method: 'get',
    path: '/metrics',
    id: 'getMetrics',
    tag: 'operations',
    summary: 'Metrics in the text format of Prometheus',
    answers: { status: 200, description: 'The metrics.', type: 'text/plain' },
    problems: [],
  },
  {
    method: 'get',
    path: '/v1/usage',
    id: 'getUsage',
    tag: 'operations',
    summary: 'What takes how much of Redis',
    description: 'Every key is looked at: one count at a time, which is good for ten seconds.',
    answers: { status: 200, description: 'What was counted.', schema: 'Usage' },
    problems: [503],
  },
];
