import type { ComponentChildren } from 'preact';
import { Field } from '../parts/field.tsx';
import type { TextName } from './draft.ts';
import { FormRow } from './form-row.tsx';

const helps: Readonly<Record<TextName, string>> = {
  layers: 'Sizes of the hidden layers, such as 20-7-5, or none. Commas between several networks.',
  activation:
    'relu, tanh or sigmoid. Commas between several. Without hidden layers it has no effect.',
  initialization: 'normal, lecun, he or xavier. Commas between several. Empty: by the layers.',
  optimizer: 'sgd, adam, or both with a comma between. adam has no momentum.',
  schedule:
    'constant, inverse:DECAY, step:EVERY:FACTOR or cosine:PERIOD:WARMUP, in iterations. Commas between several.',
  classWeight:
    'none, balanced, or both with a comma between. balanced: all classes have the same weight in the cost.',
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
