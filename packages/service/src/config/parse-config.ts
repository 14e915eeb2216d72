import type { z } from 'zod';
import { hideCredentials } from './webhook-settings.ts';

/** Thrown for invalid settings, so that the process does not start. The message names every invalid variable. */
export class ConfigError extends Error {
  readonly code = 'bad-config';
  readonly retriable = false;
  /** A sentence for each problem. */
  readonly problems: readonly string[];
  /** The variables that the problems depend on. */
  readonly names: readonly string[];

  constructor(problems: readonly string[], names: readonly string[] = []) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
    this.names = names;
  }
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Parses the settings of a process from environment variables. An empty variable counts as unset. `check` throws a `ConfigError`
 * if valid settings do not fit together. The thrown error has all problems, so that an operator can correct them at once.
 */
export function parseConfig<T extends z.ZodObject>(
  schema: T,
  env: Env,
  check: (set: z.infer<T>) => void = () => undefined,
): z.infer<T> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (parsed.success) {
    check(parsed.data);
    return parsed.data;
  }
  // zod checks how settings fit together only if each of them is valid. So each setting is parsed alone, and then the valid ones
  // together.
  const results = Object.entries(schema.shape).map(
    ([name, setting]) => [name, (setting as z.ZodType).safeParse(set[name])] as const,
  );
  const issues = results.flatMap(([name, result]) => issuesOf(name, result));
  const invalid = new Set(issues.map(nameOf));
  const isOfValid = (name: string) => !invalid.has(name);
  const rest = schema.safeParse(
    Object.fromEntries(Object.entries(set).filter(([name]) => isOfValid(name))),
  );
  const later = (rest.error?.issues ?? []).filter((issue) => isOfValid(nameOf(issue)));
  const problems = [...issues, ...later].map((issue) => explain(issue, set));
  const values = Object.fromEntries(results.map(([name, { data }]) => [name, data]));
  problems.push(...findMisfits(() => check(values as z.infer<T>), isOfValid));
  throw new ConfigError(problems);
}

/** Returns the problems of `check`. Returns none if they depend on a setting that is invalid itself. */
function findMisfits(check: () => void, isOfValid: (name: string) => boolean): readonly string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.names.every(isOfValid) ? error.problems : [];
  }
}

/** Returns the issues of one setting, with its name as the first part of their paths. */
const issuesOf = (name: string, { error }: z.ZodSafeParseResult<unknown>): z.core.$ZodIssue[] =>
  (error?.issues ?? []).map((issue) => ({ ...issue, path: [name, ...issue.path] }));

const nameOf = (issue: z.core.$ZodIssue) => String(issue.path[0]);

function explain(issue: z.core.$ZodIssue, env: Env) {
  const name = nameOf(issue);
  if (isOfSecret(issue)) return `Expected the environment variable ${name} ${issue.message}.`;
  const value = env[name];
  // An issue about one part of a value, such as one URL of a list, has this part as `got`.
  const part = (issue as { params?: { got?: string } }).params?.got;
  const got = part ?? (value === undefined ? 'nothing' : `\`${hideCredentials(value)}\``);
  return `Expected the environment variable ${name} ${issue.message}, got ${got}.`;
}

/**
 * Whether an issue is about a secret. The schema of a secret sets `params: { isSecret: true }`, and the value must not be
 * shown.
 */
const isOfSecret = (issue: z.core.$ZodIssue) =>
  issue.code === 'custom' && issue.params?.isSecret === true;
