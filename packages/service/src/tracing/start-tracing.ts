import { register } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { readPackageVersion } from '../lifecycle/package-version.ts';

export type Tracing = {
  /** Sends the spans that have not been sent yet. */
  end(): Promise<void>;
};

/** At the end, spans that are not sent within this time are lost. The timeout of the shutdown phase is longer. */
const endMs = 2_000;

type Env = Readonly<Record<string, string | undefined>>;

/** Requests for these paths are not traced: they come every few seconds, and would hide the requests of users. */
const quiet = /^\/(healthz|readyz|metrics)\b/;

/**
 * Records traces and sends them by OTLP, if the environment names an endpoint. Otherwise no tracing library is loaded. Must be
 * called before express and ioredis are imported, because they are instrumented while they load. The environment variables of
 * OpenTelemetry configure the exporter and its batches.
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
  // The shutdown must not fail if the collector does not answer.
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
      // Traces must not contain the arguments of commands: the arguments of a script contain all data that the script writes.
      new ioredis.IORedisInstrumentation({ dbStatementSerializer: (command) => command }),
    ],
  });
}
