/** Part of every result and checkpoint. It changes whenever the engine's numbers change, even in the last bit. */
export const engineVersion = 1;
