// Texts come from people and from other machines: what moves the cursor, names the window or turns a line around is not
// handed to a terminal.

/** As `Style` writes them. */
const ownColours = String.raw`\u001b\[(?:1|2|22|3\d)m`;
/** Control characters but tabs and line breaks, and those that turn the direction of writing around. */
const controls = String.raw`[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]`;
const anyOfThem = new RegExp(`${ownColours}|${controls}`, 'gu');
const controlsAlone = new RegExp(controls, 'gu');

/** A text with `�` in the place of what a terminal would obey, but for our own colours where it takes them. */
export const printable = (text: string, { isColoured = false } = {}): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(anyOfThem, (found) => (isColoured && found.length > 1 ? found : '�'));

/** A value as JSON, in which such characters are escaped, and so are still there. */
export const printableJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(controlsAlone, escaped);

const escaped = (found: string) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
