// Imported before the api: on SIGUSR2 it prints the enumerable keys of `Object.prototype`, which must be none.
import { writeFileSync } from 'node:fs';

process.on('SIGUSR2', () => {
  const inherited = [Object.prototype, Array.prototype, Function.prototype].flatMap((each) =>
    Object.keys(each),
  );
  writeFileSync(process.env.CHAOS_TELL, JSON.stringify({ x: {}.x ?? null, inherited }));
});
