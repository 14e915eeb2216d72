import type { ComponentChildren, ComponentProps } from 'preact';

type Kind = 'plain' | 'primary' | 'quiet' | 'danger';
type ButtonProps = ComponentProps<'button'> & { kind?: Kind; small?: boolean };

const classOfButton = (kind: Kind, small: boolean) =>
  `btn${kind === 'plain' ? '' : ` ${kind === 'danger' ? 'quiet danger' : kind}`}${small ? ' sm' : ''}`;

export const Button = ({
  kind = 'plain',
  small = false,
  type = 'button',
  ...rest
}: ButtonProps) => <button {...rest} type={type} class={classOfButton(kind, small)} />;

type IconButtonProps = Omit<ButtonProps, 'aria-label'> & {
  /** What the button does, for the tooltip and for screen readers. */
  label: string;
  children: ComponentChildren;
};

export const IconButton = ({ label, kind = 'quiet', children, ...rest }: IconButtonProps) => (
  <Button {...rest} kind={kind} aria-label={label} title={label}>
    {children}
  </Button>
);
