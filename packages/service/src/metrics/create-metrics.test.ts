import { expect, test } from 'vitest';
import { createMetrics } from './create-metrics.ts';

test('a registry has the metric of the version and the metrics of the process', async () => {
  const text = await createMetrics({ service: 'api', version: '1.2.3' }).metrics();
  expect(text).toContain(
    `sweepq_build_info{service="api",version="1.2.3",node="${process.versions.node}"} 1`,
  );
  expect(text).toContain('process_cpu_seconds_total');
});
