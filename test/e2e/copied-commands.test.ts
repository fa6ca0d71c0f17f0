import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RequestRecord } from '../gateway/state.ts';
import { findPython } from '../tools/python.mjs';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { programFolder, type RunningCommand, runInTerminal } from './harness/terminal.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

/** A shell, JavaScript or Python would act on it if it got out of its quotes. */
const ROOM = 'it\'s "$HOME" `id` {1..2} 50% \\n';
const SUBPROTOCOLS = ["it's", '$HOME'];

inBothBrowsers('copied commands', (browser) => {
  const gateway = useGateway();
  const url = () => `${gateway().url}?room=${encodeURIComponent(ROOM)}`;
  let programs: ReturnType<typeof programFolder>;

  beforeAll(async () => {
    programs = programFolder({
      python3: `exec '${process.env.PYTHON_PATH ?? findPython() ?? 'python3-with-websockets'}' "$@"`,
      websocat: `printf '<%s>' "$@"`,
    });
    await addProfile(browser(), 'chat', gateway().credentials.good);
    await browser().command('keepDraft', { url: url(), subprotocols: SUBPROTOCOLS.join(', ') });
  });
  afterAll(() => programs.remove());

  /** Copies by the menu of the console; the popup's own copying is the subject of copied-url. */
  async function copy(item: string): Promise<string> {
    const tab = await ConsolePage.tab(browser());
    const said = await tab.copyAs(item);
    await tab.close();
    expect(said).toContain(`Copied as ${item.split(' ')[0]}`);
    return browser().readClipboard();
  }

  /** Runs a copied line, and uses it once the gateway has let it in. */
  async function run(line: string, use: (command: RunningCommand) => Promise<unknown>): Promise<void> {
    const before = gateway().requests.length;
    const command = runInTerminal(line, [programs.path]);
    const gaveUp = command.ended.then((code) => {
      throw new Error(`The command ended with ${code}:\n${command.printed()}`);
    });
    try {
      expectOurs(await Promise.race([nextRequest(before), gaveUp]));
      await use(command);
    } finally {
      await command.stop();
    }
  }

  const nextRequest = (before: number) =>
    eventually('the gateway to be asked', () =>
      gateway()
        .requests.slice(before)
        .find(({ upgrade }) => upgrade),
    );

  /** 101 is the gateway's word that the signature was right. */
  function expectOurs({ status, target, headers }: RequestRecord): void {
    expect(status).toBe(101);
    expect(new URLSearchParams(target.split('?')[1]).get('room')).toBe(ROOM);
    expect(headers['sec-websocket-protocol']?.split(/,\s*/)).toEqual(SUBPROTOCOLS);
  }

  it('wscat connects as pasted into a shell, and echoes', async () => {
    await run(await copy('wscat command'), async (wscat) => {
      wscat.type('{"action":"echo","from":"wscat"}');
      await wscat.says(/\{"action":"echo","from":"wscat"\}/);
    });
  });

  it('Node connects as pasted into a shell, and tells the subprotocol', async () => {
    await run(await copy('Node.js ws'), (node) => node.says(/^open it's$/m));
  });

  it('Python connects as pasted into a shell, and tells the subprotocol', async () => {
    await run(await copy('Python websockets'), (python) => python.says(/^open it's$/m));
  });

  it('curl shows the switch of protocols', async () => {
    await run(await copy('curl shows the server’s answer'), async (curl) => {
      // Into a pipe it prints when it ends; into a terminal at once.
      gateway().dropAll();
      await curl.says(/^HTTP\/1\.1 101 /m);
    });
  });

  it('websocat is given URL and subprotocols as single arguments', async () => {
    const websocat = runInTerminal(await copy('websocat command'), [programs.path]);
    const said = await websocat.says(/>$/);
    expect(await websocat.ended).toBe(0);
    const [protocol, target, ...rest] = said.slice(1, -1).split('><');
    expect(rest).toEqual([]);
    expect(protocol).toBe(`--protocol=${SUBPROTOCOLS.join(', ')}`);
    expect(target).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/dev\?.*&X-Amz-Signature=[0-9a-f]{64}$/);
    expect(new URL(target!).searchParams.get('room')).toBe(ROOM);
  });

  it('JavaScript connects as pasted into the console of a page', async () => {
    const snippet = await copy('JavaScript browser');
    const before = gateway().requests.length;
    const page = await browser().openWeb(new URL('/', gateway().httpUrl).href);
    // Called so, eval runs in the global scope, as a console does.
    await page.evaluate((win, code) => void (win as typeof globalThis & Window).eval(code), snippet);
    expectOurs(await nextRequest(before));
    const state = await page.until('the socket to be open', (win) => {
      const { socket } = win as unknown as { socket: WebSocket };
      return socket.readyState === 1 && [socket.protocol, socket.binaryType];
    });
    expect(state).toEqual([SUBPROTOCOLS[0], 'arraybuffer']);
    await page.close();
  });
});
