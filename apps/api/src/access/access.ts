// Who may do what, as the settings say it.

/** What a token may do: `write` is everything, `read` is what changes nothing. */
export type Scope = 'read' | 'write';

/** A token without its secret: that is known by its digest alone. */
export type Token = {
  name: string;
  scope: Scope;
  /** The sha256 of the secret. */
  digest: Buffer;
  /** What signs its sessions; it follows from the secret. */
  sessionKey: Uint8Array;
};

export type Access =
  /** Who has a token. */
  | { mode: 'tokens'; tokens: readonly Token[] }
  /** Everybody who can reach the port; somebody asked for it. */
  | { mode: 'anonymous' }
  /** Programs and pages of this machine. */
  | { mode: 'loopback' };
