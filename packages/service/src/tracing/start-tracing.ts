import { register } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { readPackageVersion } from '../lifecycle/package-version.ts';

export type Tracing = {
  /** Sends what has not been sent yet. */
  end(): Promise<void>;
};

/** What has not been sent by then is lost; it is less than the shutdown gives it. */
const endMs = 2_000;

type Env = Readonly<Record<string, string | undefined>>;

/** Asked every few seconds: a trace of each would bury those of people. */
const quiet = /^\/(healthz|readyz|metrics)\b/;

/**
 * Records traces and sends them by OTLP, if the environment says where to; else nothing of it is even loaded. To be called
 * before express and ioredis are imported: they are instrumented as they load. The exporter and its batches are set by
 * OpenTelemetry's own variables.
 */
export async function startTracing({
  service,
  packageJson,
  env,
}: {
  service: string;
  packageJson: URL;
  env: Env;
}): Promise<Tracing | undefined> {
  const target = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!target || env.OTEL_SDK_DISABLED === 'true') return undefined;
  register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
  const [sdk, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-proto'),
    import('@opentelemetry/resources'),
  ]);
  const ofEnv = resources.detectResources({ detectors: [resources.envDetector] });
  const provider = new sdk.NodeTracerProvider({
    resource: ofEnv.merge(
      resources.resourceFromAttributes({
        'service.name': env.OTEL_SERVICE_NAME || `sweepq-${service}`,
        'service.version': readPackageVersion(packageJson),
        'service.instance.id': `${process.pid}`,
      }),
    ),
    spanProcessors: [new sdk.BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  await instrument();
  // A collector that is not there is no reason to end badly.
  const end = async () => {
    await Promise.race([provider.shutdown().catch(() => undefined), delay(endMs)]);
  };
  return { end };
}

async function instrument() {
  const [instrumentation, http, express, ioredis] = await Promise.all([
    import('@opentelemetry/instrumentation'),
    import('@opentelemetry/instrumentation-http'),
    import('@opentelemetry/instrumentation-express'),
    import('@opentelemetry/instrumentation-ioredis'),
  ]);
  instrumentation.registerInstrumentations({
    instrumentations: [
      new http.HttpInstrumentation({
        ignoreIncomingRequestHook: ({ url = '' }) => quiet.test(url),
      }),
      new express.ExpressInstrumentation({
        ignoreLayersType: [express.ExpressLayerType.MIDDLEWARE],
      }),
      // A script is given all that it writes: nobody's webhooks or weights are to leave by a trace.
      new ioredis.IORedisInstrumentation({ dbStatementSerializer: (command) => command }),
    ],
  });
}
