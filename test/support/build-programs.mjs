// Bundles the compiled modules before the tests, so that the processes that tests start run the present ones.
import { buildPrograms } from '../../scripts/build-programs.mjs';

export default () => buildPrograms();
