import type { Info } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { exitReasonOf } from '../exit-codes.ts';
import { offer, reportFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { readVersion } from '../read-version.ts';
import { describeExamples } from '../show/examples.ts';
import { renderFields } from '../show/fields.ts';

export const addVersion: AddCommand = (parent, cli) => {
  offer(parent.command('version'), reportFormats)
    .description('print the versions of this command and of the API')
    .addHelpText(
      'after',
      describeExamples('sweepq version', 'sweepq version --json | jq .server.version'),
    )
    .action(async () => {
      const client = { version: readVersion(), node: process.version };
      let server: (Pick<Info, 'version' | 'engine' | 'planVersion'> & { url: string }) | null =
        null;
      let reason: string | null = null;
      try {
        const { url } = cli.api();
        const { version, engine, planVersion } = await cli.client().readInfo();
        server = { url, version, engine, planVersion };
      } catch (error) {
        const exitReason = exitReasonOf(error);
        if (exitReason === undefined) throw error;
        reason = (error as Error).message;
        cli.exitWith(exitReason);
      }
      await present(cli, {
        data: { client, server, reason },
        show: () =>
          cli.print(
            renderFields(
              {
                client: client.version,
                server: server ? `${server.version} at ${server.url}` : `unknown: ${reason}`,
                engine: server ? String(server.engine) : undefined,
                node: client.node,
              },
              cli.style(),
            ),
          ),
      });
    });
};
