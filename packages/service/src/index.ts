// What every process needs and none of the product: settings, log, metrics, an orderly end.
export { ConfigError, parseConfig } from './config/parse-config.ts';
export {
  countSetting,
  httpUrlSetting,
  logLevelSetting,
  portSetting,
  prefixSetting,
  redisUrlSetting,
} from './config/settings.ts';
export { listenForStop } from './lifecycle/listen-for-stop.ts';
export { readPackageVersion } from './lifecycle/package-version.ts';
export { createShutdown, type Phase, type Shutdown } from './lifecycle/shutdown.ts';
export { createLog, type Log } from './log/create-log.ts';
export { createTroubleReporter } from './log/report-trouble.ts';
export { createMetrics } from './metrics/create-metrics.ts';
