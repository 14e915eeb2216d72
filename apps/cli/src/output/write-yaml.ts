import { Document, Scalar, visit } from 'yaml';
import { escapeControls, hasControls } from '../show/printable.ts';

/** Formats a value as YAML that parsers of YAML 1.1 read in the same way. Escapes control characters, so that no data is lost. */
export function writeYaml(value: unknown): string {
  const document = new Document(value, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, node) {
      // Only text in double quotes can have escapes.
      if (typeof node.value === 'string' && hasControls(node.value)) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return escapeControls(document.toString({ lineWidth: 0 }));
}
