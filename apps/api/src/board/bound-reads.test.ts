import { expect, test } from 'vitest';
import { boundQuery } from './bound-reads.ts';

test.each([
  [
    '/api/queues?activeQueue=runs&jobsPerPage=1000000',
    '/api/queues?activeQueue=runs&jobsPerPage=50',
  ],
  ['/api/queues?jobsPerPage=1e9', '/api/queues?jobsPerPage=50'],
  ['/api/queues?jobsPerPage=10&jobsPerPage=999', '/api/queues?jobsPerPage=50'],
  ['/api/queues?jobs%50erPage=999', '/api/queues?jobsPerPage=50'],
  [
    '/api/queues/sweeps/x/flow?depth=20&maxChildren=1000',
    '/api/queues/sweeps/x/flow?depth=3&maxChildren=100',
  ],
  ['/api/queues?jobsPerPage=Infinity', '/api/queues?jobsPerPage=50'],
])('limits the sizes in %s: %s', (asked, bounded) => {
  expect(boundQuery(asked)).toBe(bounded);
});

test.each([
  '/api/queues',
  '/api/queues?activeQueue=runs&status=latest&page=1&jobsPerPage=10',
  '/api/queues?jobsPerPage=many',
  '/api/queues?jobsPerPage=0x',
])('does not change %s', (asked) => {
  expect(boundQuery(asked)).toBe(asked);
});
