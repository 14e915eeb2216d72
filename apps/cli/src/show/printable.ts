// Makes text from users and from other machines safe for a terminal. Control characters in a name or a message could move the
// cursor, rename the window or reverse a line.

/** The escape sequences that `Style` writes. */
const ownColours = String.raw`\u001b\[(?:1|2|22|3\d)m`;
/** Control characters except tab and line break, and characters that change the writing direction. */
const controls = String.raw`[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]`;
const anyOfThem = new RegExp(`${ownColours}|${controls}`, 'gu');
const controlsAlone = new RegExp(controls, 'gu');

/** Replaces each control character by `�`. Keeps the colours of `Style` if `isColoured`. */
export const printable = (text: string, { isColoured = false } = {}): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(anyOfThem, (found) => (isColoured && found.length > 1 ? found : '�'));

/** Formats a value as JSON. Escapes control characters, so that no data is lost. */
export const printableJson = (value: unknown, indent?: number): string =>
  escapeControls(JSON.stringify(value, null, indent));

/** Escapes control characters, for text in double quotes of JSON or YAML. */
export const escapeControls = (text: string): string => text.replace(controlsAlone, escaped);

export const hasControls = (text: string): boolean => text.search(controlsAlone) !== -1;

const escaped = (found: string) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
