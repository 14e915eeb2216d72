import { findProgram } from '../process/find-program.ts';
import { runCommand } from '../process/run-command.ts';
import type { LocalRedis, RedisSearch } from './local-redis.ts';
import { findServerProgram } from './redis-on-path.ts';
import { startRedisServer } from './redis-server.ts';

const installTimeoutMs = 10 * 60_000;

/** The folders in which package managers install programs. PATH may lack them. */
export const programFolders = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

type Installer = {
  name: 'apt-get' | 'brew';
  packageName: string;
  /** The commands run one after the other. Only the last one must succeed. */
  commands: readonly Command[];
};

/** The third way: installs Redis with the package manager of the system. */
export async function redisFromPackages(search: RedisSearch): Promise<LocalRedis | undefined> {
  const installer = await findInstaller(search);
  if (installer === undefined) return undefined;
  const { name, packageName } = installer;
  search.report(`No Redis found: installing ${packageName} with ${name}.`);
  const failure = await install(installer, search);
  const program = await findServerProgram(search, programFolders);
  if (program === undefined) {
    search.report(
      `${name} could not install ${packageName}: ${failure ?? 'it installed no server program'}`,
    );
    return undefined;
  }
  return startRedisServer(search, { program, source: `${program}, installed with ${name}` });
}

async function findInstaller(search: RedisSearch): Promise<Installer | undefined> {
  const aptGet = await findProgram('apt-get', search.env.PATH);
  const asRoot = aptGet === undefined ? undefined : await findWayToRoot(search);
  if (aptGet !== undefined && asRoot !== undefined) {
    // Wait for the lock of dpkg, which another process may hold on a new machine.
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

/** Returns a function that changes a command so that it runs as root. Undefined if root needs a password. */
async function findWayToRoot({
  env,
}: RedisSearch): Promise<((command: Command) => Command) | undefined> {
  const envProgram = await findProgram('env', env.PATH, ['/usr/bin', '/bin']);
  if (envProgram === undefined) return undefined;
  // sudo drops environment variables, so `env` sets them. dpkg needs the sbin folders on PATH.
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

/** Runs the commands. Returns the last output line of the last command if it failed, otherwise undefined. */
async function install({ commands }: Installer, { env, signal }: RedisSearch) {
  let failure: string | undefined;
  for (const [program, ...args] of commands) {
    const options = { env, timeoutMs: installTimeoutMs, signal };
    const { succeeded, stdout, stderr } = await runCommand(program, args, options);
    failure = succeeded ? undefined : `${stdout}${stderr}`.trim().split('\n').at(-1);
  }
  return failure;
}
