import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/** Each forbidden line, where it stands, and a word of the message that names the wrapper to use. */
const FORBIDDEN: [file: string, line: string, message: string][] = [
  ['src/core/a.ts', `import '#aws/presign.ts';`, 'core may not import src/aws'],
  ['src/core/deep/b.ts', `import '../../aws/presign.ts';`, 'core may not import src/aws'],
  ['src/core/c.ts', `window.alert();`, 'window'],
  ['src/core/d.ts', `import 'preact';`, 'Only the views'],
  ['src/console/a.ts', `import '#aws/presign.ts';`, 'explainSignature'],
  ['src/console/b.ts', `import '#background/vault.ts';`, 'contract.ts'],
  ['src/console/c.ts', `import '#platform/items.ts';`, 'come in as parameters'],
  ['src/console/d.ts', `import '#log/writer.ts';`, 'reader.ts'],
  ['src/console/e.ts', `chrome.runtime.reload();`, 'chrome'],
  ['src/settings/a.ts', `import '@smithy/signature-v4';`, '#aws/presign.ts'],
  ['src/background/a.ts', `import 'webextension-polyfill';`, '#platform'],
  ['src/background/b.ts', `import '#host/sockets.ts';`, 'HostApi'],
  ['src/background/c.ts', `fetch('');`, 'fetch'],
  ['src/host/a.ts', `import '#aws/presign.ts';`, 'host may not import'],
  ['src/host/b.ts', `new WebSocket('');`, 'WebSocket'],
  ['src/log/a.ts', `import '#messaging/contract.ts';`, 'log may not import'],
  ['src/aws/a.ts', `import '#log/reader.ts';`, 'aws may not import'],
  ['src/ui/a.ts', `import '#log/reader.ts';`, 'ui may not import'],
  ...['core', 'aws', 'messaging', 'log', 'platform', 'ui', 'console', 'settings', 'host', 'background'].map(
    (room): [string, string, string] => [
      `src/${room}/devtools.ts`,
      `import '#devtools/panel/Panel.tsx';`,
      `${room} may not import src/devtools`,
    ],
  ),
  ['src/devtools/panel/a.ts', `import '#aws/presign.ts';`, 'explainSignature'],
  ['src/devtools/panel/b.ts', `import '#platform/items.ts';`, 'come in as parameters'],
  ['src/devtools/panel/c.ts', `import '#log/writer.ts';`, 'reader.ts'],
  ['src/devtools/panel/d.ts', `import '#background/vault.ts';`, 'contract.ts'],
  ['src/devtools/panel/e.ts', `import '#host/sockets.ts';`, 'HostApi'],
  ['src/devtools/panel/f.ts', `import '#settings/mount.tsx';`, 'entry points only'],
  ['src/devtools/capture/a.ts', `import 'webextension-polyfill';`, '#platform'],
  ['src/devtools/capture/b.ts', `chrome.devtools.panels;`, 'chrome'],
  ['src/devtools/hook/a.ts', `import '#core/redact.ts';`, 'shares no code'],
  ['src/devtools/hook/b.ts', `import '../capture/contract.ts';`, 'shares no code'],
  ['test/gateway/a.ts', `import '@smithy/signature-v4';`, 'aws4 or aws-crt'],
  ['test/gateway/b.ts', `import '../../src/core/redact.ts';`, 'shares no code'],
];

const ALLOWED: [file: string, line: string][] = [
  ['src/console/ok.ts', `import '#log/reader.ts';`],
  ['src/background/ok.ts', `import '#aws/presign.ts';`],
  ['src/platform/ok.ts', `import 'webextension-polyfill';`],
  ['src/aws/ok.ts', `import '@smithy/signature-v4';`],
  ['src/background/main.firefox.ts', `import '#host/sockets.ts';`],
  ['src/devtools/main.tsx', `import '#platform/ports.ts';`],
  ['src/devtools/devtools.ts', `import '#platform/panelPage.ts';`],
  ['src/devtools/panel/ok.ts', `import '#console/mount.tsx';`],
  ['src/devtools/panel/log.ts', `import '#log/reader.ts';`],
  ['src/devtools/capture/ok.ts', `import '../hook/protocol.ts';`],
  ['src/devtools/hook/ok.ts', `import './protocol.ts';`],
  ['src/platform/inspectedPage.ts', `import '#devtools/capture/contract.ts';`],
];

let reports: Map<string, string>;
let folder: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'countersign-lint-')));
  await cp(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const [file, line] of [...FORBIDDEN, ...ALLOWED]) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${line}\n`);
  }
  const args = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github', 'src', 'test'];
  const { stdout } = await promisify(execFile)(join(ROOT, 'node_modules/.bin/biome'), args, {
    cwd: folder,
  }).catch((error: { stdout: string }) => error);
  reports = new Map();
  for (const report of stdout.split('\n')) {
    const file = /^::error .*?file=([^,]+)/.exec(report)?.[1];
    if (!file) continue;
    const name = relative(folder, file).replaceAll('\\', '/');
    reports.set(name, (reports.get(name) ?? '') + report);
  }
});

afterAll(() => rm(folder, { recursive: true }));

describe('lint', () => {
  it.each(FORBIDDEN)('refuses in %s: %s', (file, _, message) => {
    expect(reports.get(file)).toContain(message);
  });

  it.each(ALLOWED)('allows in %s: %s', (file) => {
    expect(reports.get(file)).toBeUndefined();
  });
});
