import { cpSync, readFileSync, writeFileSync } from 'node:fs';
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
  permissions: readonly string[] = [],
): Promise<{ id: string; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-granted-'));
  cpSync(dist, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const shipped = readFileSync(file, 'utf8');
  const manifest = JSON.parse(shipped);
  manifest.host_permissions = hosts;
  // What sets headers of handshakes is a choice of its own: it is granted where a test asks for it.
  const granted = ['scripting', ...permissions];
  manifest.permissions.push(...granted);
  manifest.optional_permissions = manifest.optional_permissions.filter(
    (one: string) => !granted.includes(one),
  );
  writeFileSync(file, JSON.stringify(manifest));
  await install(folder);
  writeFileSync(file, shipped);
  return { id: await install(folder), folder };
}
