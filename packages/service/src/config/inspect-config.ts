import type { z } from 'zod';
import { describeSettings, type SettingDescription } from './describe-settings.ts';
import { ConfigError } from './parse-config.ts';
import { describeUnknownSettings } from './unknown-settings.ts';
import { hideCredentials } from './webhook-settings.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The settings of a process as they take effect, and all errors at once. */
export type ConfigReport = {
  settings: (SettingDescription & {
    /** The value in effect, with secrets masked; null if there is none. */
    value: string | null;
    isDefault: boolean;
  })[];
  /** A sentence for each invalid setting. */
  problems: readonly string[];
  /** A sentence for each unknown variable. */
  unknown: string[];
};

const mask = '***';

/** Masks the credentials of a URL, and its query, in which other clients accept a password. */
const hideSecrets = (value: string) =>
  hideCredentials(value).replace(/(:\/\/[^?#]*[?#]).*/s, `$1${mask}`);

/** Reports the settings of a process without starting it. `read` parses the settings as the process does. */
export function inspectConfig(
  schema: z.ZodObject,
  read: (env: Env) => unknown,
  env: Env,
): ConfigReport {
  return {
    settings: describeSettings(schema).map((setting) => {
      const given = env[setting.name] || undefined;
      const shown = given && (setting.isSecret ? mask : hideSecrets(given));
      const isReplaced = setting.replacedBy !== undefined && env[setting.replacedBy];
      const value = shown ?? (isReplaced ? undefined : setting.default) ?? null;
      return { ...setting, value, isDefault: given === undefined };
    }),
    problems: findProblems(read, env),
    unknown: describeUnknownSettings(env),
  };
}

function findProblems(read: (env: Env) => unknown, env: Env): readonly string[] {
  try {
    read(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
