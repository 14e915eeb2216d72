import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const shown = 10;

/** Prints the ten test files that took longest. */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]) {
    const slowest = modules
      .map((module) => ({
        path: relative(module.project.vitest.config.root, module.moduleId),
        seconds: module.diagnostic().duration / 1000,
      }))
      .toSorted((a, b) => b.seconds - a.seconds)
      .slice(0, shown);
    const lines = slowest.map(
      ({ path, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${path}`,
    );
    process.stderr.write(`\nSlowest of ${modules.length} test files:\n${lines.join('\n')}\n`);
  }
}
