import { trialId, type WebhookMessage } from '@sweepq/contract';
import { planTrial } from '@sweepq/plan';
import type { Notice, Store, StoredSweep } from '@sweepq/store';

/** Creates the message for a notice. Returns undefined if the trial of the notice no longer exists. */
export async function createMessage(
  store: Pick<Store, 'readTrials'>,
  { spec, labels }: StoredSweep,
  notice: Notice,
): Promise<WebhookMessage | undefined> {
  const { type, at: timestamp, best: index } = notice;
  // The result of a completed trial never changes. So the trial can be read after the notice was written.
  const [best = null] = index === undefined ? [] : await store.readTrials(spec, [index]);
  if (type === 'sweep.ended') {
    const { id, createdAt } = spec;
    const { name, tags } = labels;
    return { type, timestamp, data: { sweep: { id, name, tags, createdAt, ...notice.end, best } } };
  }
  const { metric } = spec.objective;
  const value = best?.metrics?.[metric];
  if (value === undefined) return undefined;
  const { params } = planTrial(spec, notice.best);
  const trial = trialId(spec.id, notice.best);
  return { type, timestamp, data: { sweepId: spec.id, trialId: trial, metric, value, params } };
}
