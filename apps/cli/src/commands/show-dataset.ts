import type { Client } from '@sweepq/client';
import type { Cli } from '../cli.ts';
import { parseDataset } from '../input/parse-dataset.ts';
import { present } from '../output/present.ts';
import { describeDataset } from '../show/dataset.ts';

/** Shows a dataset, or one version of it: `catvnoncat@1`. */
export async function showDataset(cli: Cli, client: Client, asked: string): Promise<void> {
  const { name, version } = parseDataset(asked);
  const dataset = await client.readDataset(name, version);
  await present(cli, {
    data: dataset,
    names: [dataset.name],
    show: () => {
      for (const line of describeDataset(dataset)) cli.print(line);
    },
  });
}
