// Bundles the compiled modules before the tests, so that the processes that tests start run the present ones.
export { buildPrograms as default } from '../../scripts/build-programs.mjs';
