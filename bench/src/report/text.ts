const columns = 100;

/** Facts with their names in a column before them. */
export function renderFacts(facts: readonly (readonly [name: string, fact: string])[]): string[] {
  const width = Math.max(...facts.map(([name]) => name.length));
  return facts.map(([name, fact]) => `${name.padEnd(width)}  ${fact}`);
}

/** The lines of a sentence, broken between words. */
function wrap(sentence: string): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= columns) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

/** Each note a paragraph of its own. */
export const renderNotes = (notes: readonly string[]): string[] =>
  notes.flatMap((note) => ['', ...wrap(note)]);
