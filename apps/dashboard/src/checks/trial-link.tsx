import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';

/** A link to a trial by its id: "trial 12". */
export const TrialLink = ({ id }: { id: string }) => (
  <Link href={hrefs.trial(id)}>trial {id.split('-t').at(-1)}</Link>
);
