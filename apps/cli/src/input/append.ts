/** The parser of an option that may be given more than once. */
export const append = (value: string, before: string[] = []): string[] => [...before, value];
