import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CopyFormat } from '#core/commands/format.ts';
import { formatCommand } from '#core/commands/formatCommand.ts';
import { installed } from './installed.ts';
import { type RefusingServer, startRefusingServer } from './refusingServer.ts';

/** Characters that a shell, JavaScript or Python would act on if they got out of their quotes. */
const QUERY = "q=%27%22%24%28id%29&p='$(id)`id`!!;echo&X-Amz-Signature=00ff";
const SUBPROTOCOLS = ["it's", '$HOME`id`!', '-s'];

let server: RefusingServer;
/** Holds `npx` as a stand-in that runs wscat from node_modules: no download in a unit test. */
let bin: string;

beforeAll(async () => {
  server = await startRefusingServer();
  bin = mkdtempSync(join(tmpdir(), 'countersign-commands-'));
  const wscat = resolve('node_modules/.bin/wscat');
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift\nexec '${wscat}' "$@"\n`, { mode: 0o755 });
});

beforeEach(() => {
  server.handshakes.length = 0;
});

afterAll(async () => {
  await server.close();
  rmSync(bin, { recursive: true });
});

/** Runs a command as pasted into bash, with an open standard input as in a terminal. */
function run(
  format: CopyFormat,
  path: string,
  subprotocols: string[],
): Promise<{ code: number; output: string }> {
  return shell(formatCommand(format, `${server.origin}${path}?${QUERY}`, subprotocols));
}

function shell(command: string): Promise<{ code: number; output: string }> {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  return new Promise((done) => {
    execFile('bash', ['--norc', '-c', command], { env, timeout: 20_000 }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code ?? -1) : 0, output: `${stdout}\n${stderr}` });
    });
  });
}

const formats = (['wscat', 'node', 'curl'] as const).filter((name) => name !== 'curl' || installed('curl'));

describe.each(formats)('%s', (format) => {
  test('connects as pasted, with URL and subprotocols byte for byte, and shows the greeting', async () => {
    const { output } = await run(format, '/dev', SUBPROTOCOLS);
    expect(server.handshakes).toHaveLength(1);
    const [handshake] = server.handshakes;
    // WHATWG URL, which ws and wscat use, encodes an apostrophe; curl sends it as it is.
    expect(handshake?.url.replaceAll('%27', "'")).toBe(`/dev?${QUERY}`.replaceAll('%27', "'"));
    expect(handshake?.protocols?.split(/,\s*/)).toEqual(SUBPROTOCOLS);
    expect(output).toContain('hello');
  });

  test('connects without subprotocols', async () => {
    await run(format, '/dev', []);
    expect(server.handshakes).toEqual([{ url: expect.stringMatching(/^\/dev\?/), protocols: undefined }]);
  });

  test('shows the status of a refusal', async () => {
    const { code, output } = await run(format, '/refuse', []);
    expect(output).toContain('403');
    if (format !== 'curl') expect(code).not.toBe(0);
    if (format === 'wscat') return;
    expect(output).toContain('AccessDeniedException');
    expect(output).toContain('{"message":"Forbidden by policy"}');
  });
});

test.runIf(installed('curl'))('curl takes brackets in a path for themselves, not for a pattern', async () => {
  await run('curl', '/dev/[1-2]', []);
  expect(server.handshakes.map(({ url }) => url.split('?')[0])).toEqual(['/dev/[1-2]']);
});

test('node tells how a connection opened and closed', async () => {
  const { code, output } = await run('node', '/dev', ['chat']);
  expect(code).toBe(0);
  expect(output).toMatch(/open chat\nreceived hello\nclosed 1000 bye/);
});

describe('python', () => {
  test.runIf(installed('python3'))('is a script that Python can compile', () => {
    const command = formatCommand('python', `${server.origin}/dev?${QUERY}`, SUBPROTOCOLS);
    const script = command.replace(/^python3 -c '/, '').replace(/'$/, '');
    expect(script).not.toContain("'");
    execFileSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: script });
  });

  const python = ['python3', '/usr/bin/python3'].find((name) => installed(name, '-c', 'import websockets'));
  test.runIf(python)('connects as pasted, and shows a refusal, where websockets is installed', async () => {
    writeFileSync(join(bin, 'python3'), `#!/bin/sh\nexec '${python}' "$@"\n`, { mode: 0o755 });
    const opened = await run('python', '/dev', SUBPROTOCOLS);
    expect(opened.output).toMatch(/open -s\nreceived hello\nclosed 1000 bye/);
    expect(server.handshakes[0]?.url).toBe(`/dev?${QUERY}`);
    expect(server.handshakes[0]?.protocols?.split(/,\s*/)).toEqual(SUBPROTOCOLS);
    const refused = await run('python', '/refuse', []);
    expect(refused.output).toMatch(/refused 403 AccessDeniedException/);
    expect(refused.code).toBe(1);
    const { code, output } = await shell(formatCommand('python', 'ws://127.0.0.1:1/', []));
    expect(output).toMatch(/^error /);
    expect(code).toBe(1);
  });
});
