// Metrics in stored outcomes and events. The first metrics, and those that rank the trial, are members, as in earlier versions. All others are
// packed in the member `more`: `<mask in hexadecimal>:<base64 of float64, little-endian>`. Bit k of the mask says that metric k of
// `packedNames` is present. Scripts read a packed metric with `includes/packed-metrics.lua`.
import {
  firstMetrics,
  type MetricName,
  type Metrics,
  metricNames,
  type Objective,
  tieMetricOf,
} from '@sweepq/contract';

/** The table of metrics grows only at its end, so the places in this list never change. */
export const packedNames: readonly MetricName[] = metricNames.slice(firstMetrics.length);

export type PackedMetrics = Metrics & { more?: string };

const bytesOfMetric = 8;

/** Packs the metrics by which a sweep with this objective does not rank its trials. */
export function packMetrics(metrics: Metrics, { metric }: Objective): PackedMetrics {
  const tieBreaker = tieMetricOf(metric);
  const packed: PackedMetrics = { ...metrics };
  const bytes = Buffer.alloc(bytesOfMetric * packedNames.length);
  let mask = 0;
  let at = 0;
  for (const [k, name] of packedNames.entries()) {
    const value = metrics[name];
    if (value === undefined || name === metric || name === tieBreaker) continue;
    delete packed[name as keyof PackedMetrics];
    mask += 2 ** k;
    at = bytes.writeDoubleLE(value, at);
  }
  if (mask > 0) packed.more = `${mask.toString(16)}:${bytes.toString('base64', 0, at)}`;
  return packed;
}

/** Changes the object, because it was just parsed, and a copy takes longer. Throws an error of any class if the metrics are damaged. */
export function unpackMetrics(packed: PackedMetrics): Metrics {
  const { more } = packed;
  if (more === undefined) return packed;
  const colon = more.indexOf(':');
  const mask = Number.parseInt(more.slice(0, colon), 16);
  const bytes = Buffer.from(more.slice(colon + 1), 'base64');
  let at = 0;
  for (const [k, name] of packedNames.entries()) {
    if ((mask & (1 << k)) === 0) continue;
    packed[name as 'testCost'] = bytes.readDoubleLE(at);
    at += bytesOfMetric;
  }
  delete packed.more;
  return packed;
}
