// What the user says about the layout of the files: the texts as typed. The service checks them.

/** The members of `mapping`, with the two of `mapping.split`. */
export const mappingMembers = [
  ...(['x', 'y', 'testX', 'testY', 'classes', 'classNames'] as const),
  ...(['axes', 'shape', 'range', 'firstLabel', 'valid', 'testShare', 'seed'] as const),
];
export type MappingMember = (typeof mappingMembers)[number];
/** A member without a text is not sent. */
export type MappingDraft = Partial<Record<MappingMember, string>>;

/** Returns the JSON of `mapping`. Undefined if no member has a text. */
export function writeMapping(draft: MappingDraft): string | undefined {
  const given = mappingMembers.flatMap((member) => {
    const text = draft[member]?.trim() ?? '';
    return text === '' ? [] : [[member, readMember(member, text)] as const];
  });
  if (given.length === 0) return undefined;
  const { testShare, seed, ...others } = Object.fromEntries(given);
  const hasSplit = testShare !== undefined || seed !== undefined;
  return JSON.stringify({ ...others, ...(hasSplit && { split: { testShare, seed } }) });
}

function readMember(member: MappingMember, text: string): unknown {
  if (member === 'classNames') return text.split(',').map((name) => name.trim());
  if (member === 'shape') return text.split(/[\s,x×]+/).map(toNumber);
  return ['firstLabel', 'testShare', 'seed'].includes(member) ? toNumber(text) : text;
}

/** A text that is not a number is sent as it is, so that the error of the service quotes it. */
const toNumber = (text: string) => (Number.isFinite(Number(text)) ? Number(text) : text);

/** Returns the members that a sentence of the service asks for, such as `mapping.axes` or `mapping.split.testShare`. */
export function findMembers(sentence: string): MappingMember[] {
  const named = [...sentence.matchAll(/mapping[./](?:split[./])?(\w+)/g)].map(([, name]) => name);
  return mappingMembers.filter((member) => named.includes(member));
}
