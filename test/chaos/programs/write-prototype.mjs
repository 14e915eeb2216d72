// Imported before the api. On SIGUSR2 it writes the enumerable properties of the built-in prototypes to the file CHAOS_OUTPUT. There
// must be none.
import { writeFileSync } from 'node:fs';

process.on('SIGUSR2', () => {
  const inherited = [Object.prototype, Array.prototype, Function.prototype].flatMap((each) =>
    Object.keys(each),
  );
  writeFileSync(process.env.CHAOS_OUTPUT, JSON.stringify({ x: {}.x ?? null, inherited }));
});
