/** The environment variables of the process; only `main.ts` reads them. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A copy without the variables for whose name `isRefused` returns true. */
export function omitEnv(env: Env, isRefused: (name: string) => boolean): Env {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isRefused(name)));
}
