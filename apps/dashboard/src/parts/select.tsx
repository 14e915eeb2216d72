import { useId } from 'preact/hooks';

export type Option<Value extends string> = { value: Value; label: string };

type SelectProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  bare?: boolean;
  disabled?: boolean;
  /** Marks a choice whose errors stand elsewhere in the row. */
  isBad?: boolean;
};

/** A choice of one of many. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, value, options, onChange, bare = false, disabled = false, isBad = false } = props;
  const id = useId();
  return (
    <span class="labelled">
      <label for={id} class={bare ? 'sr' : ''}>
        {label}
      </label>
      <select
        id={id}
        class="select"
        value={value}
        disabled={disabled}
        aria-invalid={isBad}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
