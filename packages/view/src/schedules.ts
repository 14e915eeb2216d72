const number = String.raw`\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const form = new RegExp(
  `^(?:constant|inverse:${number}|step:${number}:${number}|cosine:${number}(?::${number})?)$`,
);

/** Whether a text has the form of a schedule of the learning rate, such as `step:500:0.5`. The API checks the bounds. */
export const isSchedule = (text: string): boolean => form.test(text);

/** The order of schedules in a sort, as the API has it: by their kind in the order of the alphabet, then by their numbers. */
export function compareSchedules(a: string, b: string): number {
  const [ofA, ofB] = [a.split(':'), b.split(':')];
  const [kindOfA = '', kindOfB = ''] = [ofA[0], ofB[0]];
  if (kindOfA !== kindOfB) return kindOfA < kindOfB ? -1 : 1;
  const at = ofA.findIndex((part, k) => Number(part) !== Number(ofB[k] ?? 0) && k > 0);
  return at === -1 ? ofA.length - ofB.length : Number(ofA[at]) - Number(ofB[at] ?? 0);
}
