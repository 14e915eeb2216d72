// The programs of the service, by name. This entry point loads no library: tracing instruments ioredis and express while the
// program loads them, so they must not be loaded before.
export { checkSettings, type SettingsReport } from './check-settings.ts';
export type { ProgramName } from './main-paths.ts';
export { runProgram } from './run-program.ts';
