// Traces from the request that submits a sweep to the commits of its trials.
import { expect, test } from 'vitest';
import { type Span, useCollector } from './support/otlp.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

test('a trace contains the POST, the jobs of both queues and the commits, and the log has the id of the trace', async () => {
  const { spans, env } = await useCollector();
  const service = await useService({ apart: true, env: { ...env, LOG_LEVEL: 'info' } });
  await service.startWorker();
  const { id } = await service.submit({
    space: { learningRate: [0.001, 0.002], iterations: [10, 20] },
  });
  await service.waitForSweep(id);

  const isCommit = ({ name, attributes }: Span) => name === 'commit' && attributes !== undefined;
  const first = await waitUntil('the span of the request has arrived', async () =>
    spans.find(({ name, parentId }) => name === 'POST /v1/sweeps' && parentId === ''),
  );
  const ofTrace = () => spans.filter(({ traceId }) => traceId === first.traceId);
  await waitUntil(
    'the spans of the commits have arrived',
    async () => ofTrace().filter(isCommit).length >= 2,
  );
  await waitUntil('the parents of the commits have arrived', async () =>
    ofTrace()
      .filter(isCommit)
      .every((commit) => pathTo(commit).at(-1)?.parentId === ''),
  );

  for (const commit of ofTrace().filter(isCommit)) {
    const path = pathTo(commit);
    expect(path.at(-1)).toEqual(first);
    expect(path[0]?.service).toBe('sweepq-worker');
    expect(first.service).toBe('sweepq-api');
    // The ancestors of a commit are the job of the run, the job of the sweep, and the request.
    const names = path.map(({ name }) => name);
    expect(names.join('\n')).toMatch(/runs[\s\S]*sweeps[\s\S]*POST/);
  }
  expect(ofTrace().map(({ name }) => name)).toContain('train');
  // A span must not contain the arguments of a script, because they may contain webhook URLs or models.
  const longest = spans
    .flatMap(({ attributes }) => Object.values(attributes))
    .map((text) => text.length);
  expect(Math.max(...longest)).toBeLessThan(500);
  const line = service.api.logLines.find((each) => each.includes('accepted a sweep'));
  expect(JSON.parse(line ?? '{}')).toMatchObject({ sweepId: id, trace_id: first.traceId });

  function pathTo(span: Span): Span[] {
    const parent = spans.find(({ id }) => id === span.parentId);
    return parent === undefined ? [span] : [span, ...pathTo(parent)];
  }
});
