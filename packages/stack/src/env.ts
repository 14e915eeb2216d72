/** The variables of the process that uses the stack; nothing here reads `process.env` itself. */
export type Env = Readonly<Record<string, string | undefined>>;
