import type { ComponentChildren } from 'preact';

type Segment<Value extends string> = { value: Value; label: ComponentChildren };

type SegmentsProps<Value extends string> = {
  label: string;
  value: Value;
  segments: readonly Segment<Value>[];
  onChange: (value: Value) => void;
  small?: boolean;
};

/** A choice of one of a few, as a row of buttons. */
export const Segments = <Value extends string>(props: SegmentsProps<Value>) => (
  <fieldset class={`seg${props.small ? ' sm' : ''}`}>
    <legend class="sr">{props.label}</legend>
    {props.segments.map(({ value, label }) => (
      <button
        type="button"
        key={value}
        aria-pressed={value === props.value}
        onClick={() => props.onChange(value)}
      >
        {label}
      </button>
    ))}
  </fieldset>
);
