import type { z } from 'zod';

/** Thrown for invalid settings, so that the process does not start. The message names every invalid variable. */
export class ConfigError extends Error {
  readonly code = 'bad-config';
  readonly retriable = false;

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

/** Parses the settings of a process from environment variables. An empty variable counts as unset. */
export function parseConfig<T extends z.ZodType>(
  schema: T,
  env: Readonly<Record<string, string | undefined>>,
): z.infer<T> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  throw new ConfigError(parsed.error.issues.map((issue) => explain(issue, set)));
}

function explain(issue: z.core.$ZodIssue, env: Readonly<Record<string, string | undefined>>) {
  const name = String(issue.path[0]);
  if (isOfSecret(issue)) return `Expected the environment variable ${name} ${issue.message}.`;
  const value = env[name];
  // An issue about one part of a value, such as one URL of a list, has this part as `got`.
  const part = (issue as { params?: { got?: string } }).params?.got;
  const got = part ?? (value === undefined ? 'nothing' : `\`${hidePassword(value)}\``);
  return `Expected the environment variable ${name} ${issue.message}, got ${got}.`;
}

/**
 * Whether an issue is about a secret. The schema of a secret sets `params: { isSecret: true }`, and the value must not be
 * shown.
 */
const isOfSecret = (issue: z.core.$ZodIssue) =>
  issue.code === 'custom' && issue.params?.isSecret === true;

/** Masks the password of a URL in the value. */
const hidePassword = (value: string) => value.replace(/(:\/\/[^/@\s]*:)[^/@\s]*@/, '$1***@');
