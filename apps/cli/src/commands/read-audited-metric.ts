import { type Client, ClientError, type Operation } from '@sweepq/client';

/**
 * Reads the metric of the objective of the sweep that an audit was about. Undefined for other operations, and if the sweep cannot
 * be read. Only the format of the numbers depends on the metric.
 */
export async function readAuditedMetric(
  client: Pick<Client, 'readSweep'>,
  { type, target, result }: Operation,
): Promise<string | undefined> {
  if (type !== 'sweep.audit' || result === null || target.sweepId === null) return undefined;
  try {
    return (await client.readSweep(target.sweepId)).spec.objective.metric;
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    return undefined;
  }
}
