import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A copy of a Chrome build to which access to hosts was granted before. Headless Chromium never shows
 * its permission prompt, so a first installation has the access as required, and the second one, of
 * the build as it is shipped, keeps what was granted.
 */
export async function grantHosts(
  dist: string,
  hosts: string[],
  install: (folder: string) => Promise<string>,
  userDataDir?: string,
): Promise<{ id: string; folder: string }> {
  // An unpacked extension is known by its folder: the same one after a restart.
  const folder = userDataDir
    ? join(userDataDir, 'granted-extension')
    : await mkdtemp(join(tmpdir(), 'countersign-granted-'));
  // What the person granted before the restart is to be as it was.
  if (existsSync(join(folder, 'manifest.json')) && userDataDir) return { id: await install(folder), folder };
  cpSync(dist, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const shipped = readFileSync(file, 'utf8');
  const manifest = JSON.parse(shipped);
  manifest.host_permissions = hosts;
  manifest.permissions.push('scripting');
  manifest.optional_permissions = manifest.optional_permissions.filter((one: string) => one !== 'scripting');
  writeFileSync(file, JSON.stringify(manifest));
  await install(folder);
  writeFileSync(file, shipped);
  return { id: await install(folder), folder };
}
