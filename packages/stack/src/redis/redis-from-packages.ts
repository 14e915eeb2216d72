import { findProgram } from '../process/find-program.ts';
import { runCommand } from '../process/run-command.ts';
import type { LocalRedis, RedisSearch } from './local-redis.ts';
import { findServerProgram } from './redis-on-path.ts';
import { startRedisServer } from './redis-server.ts';

const installTimeoutMs = 10 * 60_000;

/** The folders where package managers put programs. PATH may not contain them. */
export const programFolders = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

type Installer = {
  name: 'apt-get' | 'brew';
  packageName: string;
  /** Run one after the other. Only the last command must succeed. */
  commands: readonly Command[];
};

/** Third choice: the system's package manager installs Redis. */
export async function redisFromPackages(search: RedisSearch): Promise<LocalRedis | undefined> {
  const installer = await findInstaller(search);
  if (installer === undefined) return undefined;
  const { name, packageName } = installer;
  search.report(`No Redis found: installing ${packageName} with ${name}.`);
  const failure = await install(installer, search);
  const program = await findServerProgram(search, programFolders);
  if (program === undefined) {
    search.report(
      `${name} could not install ${packageName}: ${failure ?? 'no program came of it'}`,
    );
    return undefined;
  }
  return startRedisServer(search, { program, source: `${program}, installed with ${name}` });
}

async function findInstaller(search: RedisSearch): Promise<Installer | undefined> {
  const aptGet = await findProgram('apt-get', search.env.PATH);
  const asRoot = aptGet === undefined ? undefined : await findWayToRoot(search);
  if (aptGet !== undefined && asRoot !== undefined) {
    // On a machine that is being set up, another process may hold dpkg's lock.
    const options = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
    return {
      name: 'apt-get',
      packageName: 'redis-server',
      commands: [
        asRoot([aptGet, 'update', '-q']),
        asRoot([aptGet, 'install', ...options, 'redis-server']),
      ],
    };
  }
  const brew = await findProgram('brew', search.env.PATH, ['/opt/homebrew/bin', '/usr/local/bin']);
  if (brew === undefined || process.platform !== 'darwin') return undefined;
  return { name: 'brew', packageName: 'redis', commands: [[brew, 'install', 'redis']] };
}

type Command = readonly [string, ...string[]];

/** Returns a function that makes root run a command without a prompt; undefined if that is not possible here. */
async function findWayToRoot({
  env,
}: RedisSearch): Promise<((command: Command) => Command) | undefined> {
  const envProgram = await findProgram('env', env.PATH, ['/usr/bin', '/bin']);
  if (envProgram === undefined) return undefined;
  // sudo drops the environment, so the variables are set after it. dpkg requires the sbin folders.
  const quietly: Command = [
    envProgram,
    'DEBIAN_FRONTEND=noninteractive',
    'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  ];
  if (process.getuid?.() === 0) return (command) => [...quietly, ...command];
  const sudo = await findProgram('sudo', env.PATH);
  if (sudo === undefined) return undefined;
  const allowed = await runCommand(sudo, ['-n', 'true'], { env, timeoutMs: 10_000 });
  return allowed.succeeded ? (command) => [sudo, '-n', ...quietly, ...command] : undefined;
}

/** Returns undefined, or the last line of the failed command's output. */
async function install({ commands }: Installer, { env, signal }: RedisSearch) {
  let failure: string | undefined;
  for (const [program, ...args] of commands) {
    const options = { env, timeoutMs: installTimeoutMs, signal };
    const { succeeded, stdout, stderr } = await runCommand(program, args, options);
    failure = succeeded ? undefined : `${stdout}${stderr}`.trim().split('\n').at(-1);
  }
  return failure;
}
