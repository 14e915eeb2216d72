import type { Client } from '@sweepq/client';
import type { Cli } from '../cli.ts';
import { refuse } from '../input/usage-error.ts';
import { present } from '../output/present.ts';
import { describeDataset } from '../show/dataset.ts';

/** Shows a dataset, or one version of it: `catvnoncat@1`. Names of datasets have no `@`. */
export async function showDataset(cli: Cli, client: Client, asked: string): Promise<void> {
  const [name = '', version, ...more] = asked.split('@');
  if (version !== undefined && (more.length > 0 || !/^[1-9]\d{0,8}$/.test(version))) {
    throw refuse('the version after `@`', 'a whole number, 1 or above', asked);
  }
  const dataset =
    version === undefined
      ? await client.readDataset(name)
      : await client.readDatasetVersion(name, Number(version));
  await present(cli, {
    data: dataset,
    names: [dataset.name],
    show: () => {
      for (const line of describeDataset(dataset)) cli.print(line);
    },
  });
}
