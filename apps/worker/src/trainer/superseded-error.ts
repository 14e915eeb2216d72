/** A later attempt has begun at the run, or somebody has handed it back: this attempt has nothing to say any more. */
export class SupersededError extends Error {
  constructor() {
    super('This attempt is no longer the one at its run.');
    this.name = 'SupersededError';
  }
}
