import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** Returns the first executable file called `name` in the folders of a PATH, or in the `further` folders. */
export async function findProgram(
  name: string,
  path: string | undefined,
  further: readonly string[] = [],
): Promise<string | undefined> {
  const folders = [...(path ?? '').split(delimiter), ...further];
  for (const folder of folders.filter((folder) => isAbsolute(folder))) {
    const program = join(folder, name);
    if (await isExecutableFile(program)) return program;
  }
  return undefined;
}

async function isExecutableFile(path: string) {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
