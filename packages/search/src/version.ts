/**
 * The version of the rules of all strategies. A stored search has the version of its submit, and a process with another version does not
 * ask for it: the same history must give the same trials. fixtures/asks.json has hashes of the asks of this version.
 */
export const searchVersion = 1;
