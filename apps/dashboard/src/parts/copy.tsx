import { useSignal } from '@preact/signals';
import { Button } from './button.tsx';

/** A button that copies a text to the clipboard, and shows that it has done so. */
export function Copy({ text, label = 'Copy' }: { text: string; label?: string }) {
  const said = useSignal(label);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.value = 'Copied';
    } catch {
      // A page without https has no clipboard.
      said.value = 'Not allowed here: select the text';
    }
    setTimeout(() => {
      said.value = label;
    }, 2_000);
  };
  return (
    <Button kind="quiet" small onClick={copy}>
      <span aria-live="polite">{said}</span>
    </Button>
  );
}
