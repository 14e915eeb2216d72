import type { ComponentChildren } from 'preact';
import { Field } from '../parts/field.tsx';

type SettingFieldProps = {
  label: string;
  /** One line beside the field. */
  help: string;
  value: string;
  /** What an empty field means. */
  empty?: string | undefined;
  isBad: boolean;
  onInput: (text: string) => void;
  onBlur?: () => void;
};

/** A number on a line of its own, with its label before it and its help after it. */
export const SettingField = ({ empty, ...field }: SettingFieldProps) => (
  <Field {...field} class="number setting" inputMode="decimal" placeholder={empty} />
);

/** The help of a choice, and the settings that belong to it. */
export const Settings = ({ help, children }: { help: string; children: ComponentChildren }) => (
  <div class="settings">
    <p class="help">{help}</p>
    {children}
  </div>
);
