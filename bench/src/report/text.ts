const columns = 100;

/** Renders each fact in a line, after its name. */
export function renderFacts(facts: readonly (readonly [name: string, fact: string])[]): string[] {
  const width = Math.max(...facts.map(([name]) => name.length));
  return facts.map(([name, fact]) => `${name.padEnd(width)}  ${fact}`);
}

/** Wraps a sentence into lines, between words. */
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

/** Renders each note as a paragraph. */
export const renderNotes = (notes: readonly string[]): string[] =>
  notes.flatMap((note) => ['', ...wrap(note)]);
