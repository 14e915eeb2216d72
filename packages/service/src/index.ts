// What the api and the workers share, without knowledge of sweeps: settings, log, metrics, traces, shutdown.
export { type ConfigReport, inspectConfig } from './config/inspect-config.ts';
export { ConfigError, parseConfig } from './config/parse-config.ts';
export {
  commonSettings,
  countSetting,
  httpUrlSetting,
  limitSetting,
  portSetting,
  secondsSetting,
  sizeSetting,
  switchSetting,
} from './config/settings.ts';
export { assertSecretBesideTargets, webhookSettings } from './config/webhook-settings.ts';
export { runProcess, type StartDeps } from './lifecycle/run-process.ts';
export type { Phase } from './lifecycle/shutdown.ts';
export { createLog, type Log } from './log/create-log.ts';
export { inLogContext, nameSpan } from './log/log-context.ts';
export { type LineLog, logWith } from './log/log-with.ts';
export { createTroubleReporter } from './log/report-trouble.ts';
export { createMetrics } from './metrics/create-metrics.ts';
export { serveStatus } from './status/serve-status.ts';
export { inSpan } from './tracing/in-span.ts';
export { startTracing } from './tracing/start-tracing.ts';
