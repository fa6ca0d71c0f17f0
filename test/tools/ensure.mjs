/**
 * What the commands need before they can run, on a machine that has only Node and npm.
 * Plain Node without dependencies, since it runs before they are installed.
 */
import { spawn, spawnSync } from 'node:child_process';
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

const spawnOptions = (show, env) => ({
  cwd: root,
  env: { ...process.env, ...env },
  stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  // npm and the programs of node_modules are .cmd files on Windows, which need the shell.
  shell: process.platform === 'win32',
});

/** Runs a program in the project's folder, and gives its output unless `show` prints it. */
export function run(program, args, { show = false, env = {} } = {}) {
  const result = spawnSync(program, args, {
    ...spawnOptions(show, env),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const output = show ? '' : `${result.stdout ?? ''}${result.stderr ?? ''}`;
  return { ok: result.status === 0, output, missing: result.error?.code === 'ENOENT' };
}

/** The same beside other work. */
export function runBeside(program, args, { show = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, spawnOptions(show, env));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.once('error', (error) => resolve({ ok: false, output: `${output}${error}` }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
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
