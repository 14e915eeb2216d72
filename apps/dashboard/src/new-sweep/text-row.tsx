import type { ComponentChildren } from 'preact';
import { Field } from '../parts/field.tsx';
import type { TextName } from './draft.ts';
import { FormRow } from './form-row.tsx';

const helps: Readonly<Record<TextName, string>> = {
  layers: 'Sizes of the hidden layers, such as 20-7-5, or none. Separate several values by commas.',
  activation:
    'relu, tanh or sigmoid. Separate several values by commas. Without hidden layers it has no effect.',
  initialization:
    'normal, lecun, he or xavier. Separate several values by commas. Empty: by the layers.',
  optimizer: 'sgd or adam. Separate several values by commas. adam has no momentum.',
  schedule:
    'constant, inverse:DECAY, step:EVERY:FACTOR or cosine:PERIOD:WARMUP, in iterations. Separate several values by commas.',
  classWeight:
    'none or balanced. Separate several values by commas. balanced: all classes have the same weight in the cost.',
};

type TextRowProps = {
  name: TextName;
  value: string;
  errors: readonly string[];
  action: ComponentChildren;
  onInput: (text: string) => void;
};

/** A hyperparameter whose values are words. */
export const TextRow = ({ name, value, errors, action, onInput }: TextRowProps) => (
  <FormRow title={name} {...{ errors, action }} help={helps[name]}>
    <Field
      bare
      label={name}
      placeholder={name === 'initialization' ? 'by the layers' : undefined}
      isBad={errors.length > 0}
      {...{ value, onInput }}
    />
  </FormRow>
);
