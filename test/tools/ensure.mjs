/**
 * What the commands need before they can run, on a machine that has only Node and npm.
 * Plain Node without dependencies, since it runs before they are installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Ends the command with one line that says why. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Runs a program in the project's folder; its output is shown only when it fails or `show` is set. */
export function run(program, args, { show = false, env = {} } = {}) {
  const result = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    // npm and the programs of node_modules are .cmd files on Windows, which need the shell.
    shell: process.platform === 'win32',
  });
  const output = show ? '' : `${result.stdout ?? ''}${result.stderr ?? ''}`;
  return { ok: result.status === 0, output, missing: result.error?.code === 'ENOENT' };
}

/** Path of a program that a dependency brings. */
export const bin = (name) => join(root, 'node_modules', '.bin', name);

/** A digest of the lock file: what node_modules was installed from. */
export function lockStamp(folder) {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
}

/** Whether node_modules is what the lock file says. */
export function isInstalled(folder) {
  const stamp = join(folder, 'node_modules', '.countersign-lock');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockStamp(folder);
}

/** Installs the dependencies where they are absent or older than the lock file. */
export function ensureDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  // What vite asks for; 21 and 22.0 to 22.11 lack what it needs as well.
  if (major < 20 || (major === 20 && minor < 19) || major === 21 || (major === 22 && minor < 12)) {
    fail(`Node ${process.versions.node} is too old: install Node 20.19, 22.12 or newer.`);
  }
  if (isInstalled(root)) return;
  console.log('Installing dependencies (npm ci) …');
  const { ok, output } = run('npm', ['ci', '--no-audit', '--no-fund']);
  if (!ok) fail(`npm ci failed:\n${output}`);
  writeFileSync(join(root, 'node_modules', '.countersign-lock'), lockStamp(root));
}

/** Whether Debian's package manager can be used. */
export function canUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && run('apt-get', ['--version']).ok;
}

/** Installs a Debian package; false where that is not possible. */
export function aptInstall(name) {
  if (!canUseApt()) return false;
  console.log(`Installing ${name} (apt-get) …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  const { ok, output } = run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env });
  if (!ok) console.error(output);
  return ok;
}
