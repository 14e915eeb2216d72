import { pathToFileURL } from 'node:url';
import type { Env } from '../env.ts';
import { findConfig, type ProgramName } from './main-paths.ts';

export type SettingReport = {
  name: string;
  /** The value in effect, with secrets masked; null if there is none. */
  value: string | null;
  isDefault: boolean;
};

/** The settings of a program, as the program itself reads them. */
export type SettingsReport = {
  settings: readonly SettingReport[];
  /** A sentence for each invalid setting. */
  problems: readonly string[];
  /** A sentence for each variable SWEEPQ_… that no program reads. */
  unknown: readonly string[];
};

/** Checks the settings of the api or a worker without starting it. */
export async function checkSettings(name: ProgramName, env: Env): Promise<SettingsReport> {
  const { inspectSettings } = (await import(pathToFileURL(findConfig(name)).href)) as {
    inspectSettings: (env: Env) => SettingsReport;
  };
  return inspectSettings(env);
}
