import { expect, it } from 'vitest';
import { type HookBatch, type HookEvent, PROTOCOL } from '../../src/devtools/hook/protocol.ts';
import { HOOK, HookPage } from './pages/hook/HookPage.ts';
import { inBareBrowsers } from './pages/hook/inBareBrowsers.ts';

/** As DevTools brings it in Chromium: into the page and none of its frames. */
const TOP_ONLY = `if (window === window.top) { ${HOOK} }`;

const eventsOf = (batches: HookBatch[]): HookEvent[] => batches.flatMap(({ events }) => events);
const untimed = (events: HookEvent[]) => events.map(([type, socket, , ...rest]) => [type, socket, ...rest]);

inBareBrowsers('what the hook records', ({ browser, server }) => {
  const base = () => server().sockets;

  it('a whole life: address, subprotocols, text, bytes, close, and when each came', async () => {
    const page = await HookPage.open(browser(), `${server().url}?secret=1#part`, HOOK);
    const before = Date.now();
    await page.run(`new Promise((resolve) => {
      const socket = new WebSocket('${base()}/echo?x=1', ['one', 'two']);
      socket.binaryType = 'arraybuffer';
      const bytes = new Uint8Array([255, 1, 2, 3, 254, 9]);
      const sent = ['text', new Uint16Array(bytes.buffer, 2, 1), new URL('http://a/'), new Blob(['12345'])];
      socket.onopen = () => {
        for (const one of sent) socket.send(one);
        bytes.fill(0);
      };
      let left = sent.length;
      socket.onmessage = () => { if (--left === 0) socket.close(3001, 'bye'); };
      socket.onclose = resolve;
    })`);
    const after = Date.now();
    const [batch] = await page.drain();
    expect(batch).toMatchObject({
      protocol: PROTOCOL,
      href: server().url,
      frame: false,
      early: true,
      first: 0,
    });
    const events = batch?.events ?? [];
    expect(untimed(events).filter(([type, , sent]) => type !== 2 || sent === 1)).toEqual([
      [0, 1, `${base()}/echo?x=1`, ['one', 'two'], 0, 0],
      [1, 1, 'one', expect.any(String)],
      [2, 1, 1, 0, 'text', 4],
      [2, 1, 1, 1, 'AgM=', 2],
      [2, 1, 1, 0, 'http://a/', 9],
      [2, 1, 1, 2, '', 5],
      [4, 1, 3001, 'bye', 1],
    ]);
    expect(untimed(events).filter(([type, , sent]) => type === 2 && sent === 0)).toEqual([
      [2, 1, 0, 0, 'text', 4],
      [2, 1, 0, 1, 'AgM=', 2],
      [2, 1, 0, 0, 'http://a/', 9],
      [2, 1, 0, 1, 'MTIzNDU=', 5],
    ]);
    const times = events.map(([, , time]) => time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(before - 5);
    expect(times.at(-1)).toBeLessThan(after + 5);
    await page.close();
  });

  it('only the size of a Blob that came in, and the failure of a refused handshake', async () => {
    const page = await HookPage.open(browser(), server().url, HOOK);
    await page.run(`new Promise((resolve) => {
      const socket = new WebSocket('${base()}/echo');
      socket.onopen = () => socket.send(new Uint8Array(7));
      socket.onmessage = () => {
        new WebSocket('${base()}/refuse').onclose = resolve;
      };
    })`);
    const events = untimed(eventsOf(await page.drain()));
    expect(events).toContainEqual([2, 1, 0, 2, '', 7]);
    expect(events.slice(-2)).toEqual([
      [3, 2],
      [4, 2, 1006, '', 0],
    ]);
    await page.close();
  });

  it('adopts open sockets by what they receive and by what the page sends', async () => {
    const page = await HookPage.open(browser(), server().url);
    await page.run(`new Promise((resolve) => {
      window.got = [];
      window.listens = new WebSocket('${base()}/echo');
      window.sends = new WebSocket('${base()}/echo');
      const { send } = listens;
      window.behind = (text) => send.call(listens, text);
      listens.onmessage = ({ data }) => { got.push(data); };
      listens.onopen = () => { sends.onopen = resolve; if (sends.readyState === 1) resolve(); };
    })`);
    expect(await page.hook()).toBe(true);
    expect(eventsOf(await page.drain())).toEqual([]);
    await page.run(`behind('first')`);
    await page.page.waitForFunction('got.length === 1');
    await page.run(`behind('second'), sends.send('hello')`);
    await page.page.waitForFunction('got.length === 2');
    await page.run(`new Promise((resolve) => { sends.onclose = resolve; sends.close(1000); })`);
    const [batch] = await page.drain();
    expect(batch?.early).toBe(false);
    const events = untimed(batch?.events ?? []);
    expect(events.filter(([, socket]) => socket === 1)).toEqual([
      [0, 1, `${base()}/echo`, [], 1, 1],
      [1, 1, '', expect.any(String)],
      [2, 1, 0, 0, 'first', 5],
      [2, 1, 0, 0, 'second', 6],
    ]);
    expect(events.filter(([, socket]) => socket === 2).slice(0, 3)).toEqual([
      [0, 2, `${base()}/echo`, [], 1, 1],
      [1, 2, '', expect.any(String)],
      [2, 2, 1, 0, 'hello', 5],
    ]);
    expect(events.at(-1)?.slice(0, 3)).toEqual([4, 2, 1000]);
    await page.close();
  });

  it('nothing while it is off, and tells open sockets anew once it is on again', async () => {
    const page = await HookPage.open(browser(), server().url, HOOK);
    const exchange = (name: string, text: string) =>
      page.run(`new Promise((resolve) => {
        const socket = window.${name} ??= new WebSocket('${base()}/echo');
        socket.onmessage = () => resolve();
        if (socket.readyState === 1) socket.send('${text}'); else socket.onopen = () => socket.send('${text}');
      })`);
    await exchange('stays', 'kept');
    await page.bridge('record(false)');
    await exchange('stays', 'unseen');
    await exchange('made', 'unseen');
    await page.run(`new Promise((resolve) => { made.onclose = resolve; made.close(); })`);
    await exchange('later', 'unseen');
    expect(eventsOf(await page.drain())).toEqual([]);
    await page.bridge('record(true)');
    await page.bridge('record(true)');
    await exchange('stays', 'seen');
    expect(untimed(eventsOf(await page.drain()))).toEqual([
      [0, 1, `${base()}/echo`, [], 1, 1],
      [1, 1, '', expect.any(String)],
      [0, 3, `${base()}/echo`, [], 1, 1],
      [1, 3, '', expect.any(String)],
      [2, 1, 1, 0, 'seen', 4],
      [2, 1, 0, 0, 'seen', 4],
    ]);
    await page.close();
  });

  it('sends through the page’s socket, text and bytes, and says where it cannot', async () => {
    const page = await HookPage.open(browser(), server().url, HOOK);
    await page.run(`new Promise((resolve) => {
      window.got = [];
      window.socket = new WebSocket('${base()}/echo');
      socket.binaryType = 'arraybuffer';
      socket.onmessage = ({ data }) => got.push(typeof data === 'string' ? data : [...new Uint8Array(data)].join());
      socket.onopen = resolve;
      WebSocket.prototype.send = () => { throw new Error('the page’s'); };
    })`);
    const [batch] = await page.drain();
    const send = (socket: number, data: string, binary: boolean, id = batch?.document) =>
      page.bridge<boolean>(`send(${JSON.stringify(id)}, ${socket}, ${JSON.stringify(data)}, ${binary})`);
    expect(await send(1, 'as the page', false)).toBe(true);
    expect(await send(1, 'AAH/', true)).toBe(true);
    await page.page.waitForFunction('got.length === 2');
    expect(await page.run('got')).toEqual(['as the page', '0,1,255']);
    expect(await send(1, 'no base64!', true)).toBe(false);
    expect(await send(2, 'x', false)).toBe(false);
    expect(await send(1, 'x', false, 'another')).toBe(false);
    expect(
      untimed(eventsOf(await page.drain()))
        .filter(([, , sent]) => sent === 1)
        .map(([, , , , payload]) => payload),
    ).toEqual(['as the page', 'AAH/']);
    await page.run('new Promise((resolve) => { socket.onclose = resolve; socket.close(); })');
    expect(await send(1, 'x', false)).toBe(false);
    await page.close();
  });

  it('is there once, however often it is brought', async () => {
    const page = await HookPage.open(browser(), server().url, HOOK);
    await page.run('window.before = WebSocket');
    expect(await page.hook()).toBe(true);
    expect(await page.hook()).toBe(true);
    expect(await page.run('before === WebSocket')).toBe(true);
    await page.run(`new Promise((resolve) => { new WebSocket('${base()}/refuse').onclose = resolve; })`);
    expect(untimed(eventsOf(await page.drain())).map(([type]) => type)).toEqual([0, 3, 4]);
    await page.close();
  });

  it('the first inline sockets of frames, though DevTools brings it into the page alone', async () => {
    const inline = (name: string) =>
      `<script>new WebSocket('${base()}/echo?${name}').onopen = () => parent.postMessage('${name}', '*')<\\/script>`;
    const page = await HookPage.open(browser(), server().url, TOP_ONLY);
    await page.run(`new Promise((resolve) => {
      let left = 2;
      addEventListener('message', () => { if (--left === 0) resolve(); });
      const srcdoc = document.createElement('iframe');
      srcdoc.srcdoc = \`${inline('srcdoc')}\`;
      document.body.append(srcdoc);
      srcdoc.contentWindow;
      const blank = document.createElement('iframe');
      document.body.append(blank);
      new blank.contentWindow.WebSocket('${base()}/echo?blank').onopen = () => postMessage('blank', '*');
    })`);
    const batches = await page.drain();
    expect(batches.map(({ frame, early }) => [frame, early])).toEqual([
      [false, true],
      [true, true],
      [true, true],
    ]);
    expect(new Set(batches.map(({ document }) => document)).size).toBe(3);
    const urls = eventsOf(batches).flatMap((event) => (event[0] === 0 ? [event[3]] : []));
    expect(urls).toEqual([`${base()}/echo?srcdoc`, `${base()}/echo?blank`]);
    expect(batches[1]?.href).toBe('about:srcdoc');
    // Through the frame's socket, by the page's bridge.
    expect(await page.bridge(`send('${batches[1]?.document}', 1, 'x', false)`)).toBe(true);
    await page.close();
  });

  it('takes no more than it is asked for, and says that more waits', async () => {
    const page = await HookPage.open(browser(), server().url, HOOK);
    await page.run(`new Promise((resolve) => {
      new WebSocket('${base()}/burst?n=100&size=1000').onclose = resolve;
    })`);
    const sizes: number[] = [];
    for (let more = true; more; ) {
      const [batch] = await page.drain(10_000);
      if (!batch) throw new Error('no batch');
      sizes.push(JSON.stringify(batch.events).length);
      more = batch.more;
    }
    expect(sizes.length).toBeGreaterThanOrEqual(10);
    for (const size of sizes) expect(size).toBeLessThan(12_000);
    await page.close();
  });
});
