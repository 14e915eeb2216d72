import { fileURLToPath } from 'node:url';
import type { Env } from '../env.ts';

export type ProgramName = 'api' | 'worker';

/** The root of the checkout. The relative path is the same from src/ and from dist/. */
const checkoutUrl = new URL('../../../../', import.meta.url);

const pathOf = (path: string) => fileURLToPath(new URL(path, checkoutUrl));

/**
 * Returns the path of a program. The stack loads programs by their paths: it does not depend on their packages. The bundle starts
 * faster (docs/decisions/089). Tracing needs the modules themselves, because it instruments libraries while they load.
 */
export const findMain = (name: ProgramName, env: Env): string =>
  pathOf(sendsTraces(env) ? `apps/${name}/dist/main.js` : `dist/${name}.js`);

/** Returns the path of the module that checks the settings of a program. */
export const findConfig = (name: ProgramName): string => pathOf(`dist/${name}-config.js`);

const sendsTraces = (env: Env) =>
  Boolean(env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT);
