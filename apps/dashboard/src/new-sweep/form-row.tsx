import type { ComponentChildren } from 'preact';
import { Errors } from '../parts/field.tsx';

type FormRowProps = {
  /** The heading of the row. Its fields have labels of their own. */
  title: string;
  /** A button beside the title. */
  action?: ComponentChildren;
  errors?: readonly string[];
  help?: ComponentChildren;
  /** What stands below the fields. */
  below?: ComponentChildren;
  children: ComponentChildren;
};

/** A row of the form: a title, its fields, and below them the errors and a help. */
export const FormRow = ({ title, action, errors = [], help, below, children }: FormRowProps) => (
  <fieldset class="rowform">
    <legend class="lab">{title}</legend>
    <div class="rowbody">
      <div class="inputs">
        {children}
        {action}
      </div>
      {below}
      <Errors texts={errors} />
      {help !== undefined && <p class="help">{help}</p>}
    </div>
  </fieldset>
);
