/** The environment variables of the process that uses the stack. This package does not read `process.env`. */
export type Env = Readonly<Record<string, string | undefined>>;
