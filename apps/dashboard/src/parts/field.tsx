import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Words } from './words.tsx';

type FieldProps = {
  label: string;
  value: string;
  onInput: (text: string) => void;
  /** Sentences about what is wrong with the value. They stand beside the field. */
  errors?: readonly string[] | undefined;
  help?: ComponentChildren;
  /** Marks a value whose errors stand elsewhere in the row. */
  isBad?: boolean;
  /** Hides the label on screen. Screen readers still read it. */
  bare?: boolean;
  type?: 'text' | 'search';
  inputMode?: 'decimal' | 'numeric' | 'text';
  placeholder?: string | undefined;
  /** A CSS class of the field with its label, such as `wide`. */
  class?: string;
  onBlur?: () => void;
};

/** A text field with its label. */
export function Field(props: FieldProps) {
  const { label, value, onInput, errors = [], help, bare = false, class: own = '' } = props;
  const { inputMode = 'text', placeholder, onBlur } = props;
  const id = useId();
  const about = `${id}-about`;
  const isBad = errors.length > 0 || props.isBad === true;
  const attributes = {
    ...{ id, value, inputMode, placeholder, onBlur },
    ...{ autoComplete: 'off', spellcheck: false, class: `field${isBad ? ' bad' : ''}` },
    'aria-invalid': isBad,
    'aria-describedby': errors.length > 0 || help ? about : undefined,
    onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  };
  return (
    <span class={`labelled ${own}`}>
      <label for={id} class={bare ? 'sr' : ''}>
        {label}
      </label>
      {props.type === 'search' ? (
        <input {...attributes} type="search" />
      ) : (
        <input {...attributes} type="text" />
      )}
      {(errors.length > 0 || help) && (
        <span id={about} class="about">
          <Errors texts={errors} />
          {help && <span class="help">{help}</span>}
        </span>
      )}
    </span>
  );
}

export const Errors = ({ texts }: { texts: readonly string[] }) => (
  <>
    {texts.map((text) => (
      <span class="err" role="alert" key={text}>
        <Words text={text} />
      </span>
    ))}
  </>
);
