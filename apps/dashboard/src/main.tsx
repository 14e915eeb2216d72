// The entry of the page. It requests the trials of a sweep before the script of the views has loaded, because they take the longest
// to arrive.
import { beginReading } from './sweep/read-sweep.ts';
import { route } from './url/route.ts';

const shown = route.peek();
if (shown.name === 'sweep') beginReading(shown.id);

void import('./show-page.tsx');
