import type { ComponentChildren } from 'preact';
import { navigate } from './address.ts';

type LinkProps = {
  /** Relative to the `<base>` of the document, as in `hrefs`. */
  href: string;
  children: ComponentChildren;
  class?: string | undefined;
  title?: string | undefined;
  'aria-current'?: 'page' | 'true' | undefined;
  'aria-label'?: string | undefined;
};

/** A link to a view. A plain click changes the view without loading the page. The browser handles all other clicks. */
export const Link = ({ href, ...rest }: LinkProps) => (
  <a
    {...rest}
    href={href}
    onClick={(event) => {
      if (event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      navigate(href);
    }}
  />
);
