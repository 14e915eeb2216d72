/** The options of `sweepq dataset add` whose names differ from the member of `mapping` by more than the dashes. */
const otherNames: Readonly<Record<string, string>> = { seed: '--split-seed' };

const optionOf = (member: string) =>
  otherNames[member] ?? `--${member.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Returns a sentence for each member of `mapping` that a message names: the option that sets it. */
export function nameOptions(message: string): string[] {
  const named = [...message.matchAll(/`mapping\.(?:split\.)?(\w+)`/g)].map(([, name = '']) => name);
  return [...new Set(named)].map((member) => `Here it is the option \`${optionOf(member)}\`.`);
}
