import {
  pathOfMetric,
  trialId,
  viewParams,
  viewTrial,
  type WebhookMessage,
} from '@sweepq/contract';
import { planTrial } from '@sweepq/plan';
import type { Notice, Store, StoredSweep } from '@sweepq/store';

/** A message without its id: each webhook gets the message with another id. */
export type Message = DistributiveOmit<WebhookMessage, 'id'>;
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown
  ? Omit<Union, Key>
  : never;

/** Creates the message for a notice. Returns undefined if the trial of the notice no longer exists. */
export async function createMessage(
  store: Pick<Store, 'readTrials'>,
  { spec, labels }: StoredSweep,
  notice: Notice,
): Promise<Message | undefined> {
  const { type, at: timestamp, best: index } = notice;
  // The result of a completed trial never changes. So the trial can be read after the notice was written.
  const [best = null] = index === undefined ? [] : await store.readTrials(spec, [index]);
  if (type === 'sweep.ended') {
    const { id: sweepId, createdAt } = spec;
    const { name, tags } = labels;
    const of = { sweepId, name, tags, createdAt };
    return { type, timestamp, data: { ...of, ...notice.end, best: best && viewTrial(best) } };
  }
  const value = best?.metrics?.[spec.objective.metric];
  if (value === undefined) return undefined;
  const params = viewParams(planTrial(spec, notice.best).params);
  const data = {
    ...{ sweepId: spec.id, trialId: trialId(spec.id, notice.best) },
    ...{ metric: pathOfMetric(spec.objective.metric), value, params },
  };
  return { type, timestamp, data };
}
