/** The scopes of tokens and operations, in ascending order. Each scope includes all scopes before it. */
export const scopes = ['read', 'predict', 'write', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** What each scope adds to the scopes before it, for the OpenAPI document. */
export const scopeMeanings: Readonly<Record<Scope, string>> = {
  read: 'read everything, and estimate changes with a dry run',
  predict: 'predict images with a trained model',
  write: 'submit, change and delete sweeps',
  admin: 'change queues in Bull Board (no request of this document needs it at present)',
};

export const isScope = (text: string): text is Scope => scopes.some((scope) => scope === text);

/** Whether the scope `held` allows what needs the scope `needed`. */
export const includesScope = (held: Scope, needed: Scope): boolean =>
  scopes.indexOf(held) >= scopes.indexOf(needed);
