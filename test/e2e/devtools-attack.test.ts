import { expect, it } from 'vitest';
import type { HookEvent } from '../../src/devtools/hook/protocol.ts';
import { ATTACKS, PREPARE, TALKED } from './pages/hook/attacks.ts';
import { HOOK, HookPage } from './pages/hook/HookPage.ts';
import { inBareBrowsers } from './pages/hook/inBareBrowsers.ts';

/** What `talk` sends and gets back, as the hook has to record it whatever the page does. */
const TALK = [
  [0, 1],
  [1, ''],
  ['sent', 0, 'text, ü', 8],
  ['received', 0, 'text, ü', 8],
  ['sent', 1, 'AQIDBA==', 4],
  ['received', 1, 'AQIDBA==', 4],
  ['sent', 1, 'AwQ=', 2],
  ['received', 1, 'AwQ=', 2],
  [4, 4_000, 'over', 1],
];

const told = (events: HookEvent[]) =>
  events.map((event) => {
    if (event[0] === 0) return [0, event[1]];
    if (event[0] === 1) return [1, event[3]];
    if (event[0] === 2) return [event[3] ? 'sent' : 'received', event[4], event[5], event[6]];
    return event[0] === 4 ? [4, event[3], event[4], event[5]] : [event[0]];
  });

inBareBrowsers('a page that attacks the hook', ({ browser, server }) => {
  /** A conversation with the server, in the page. */
  const talk = (page: HookPage) => page.run<string>(`window.talk('${server().sockets}', window.WebSocket)`);

  /** Opens a page whose hook came first, and attacks. */
  async function attacked(attack: string): Promise<HookPage> {
    const page = await HookPage.open(browser(), server().url, HOOK);
    await page.run(PREPARE);
    await page.run(attack);
    return page;
  }

  it.each(Object.keys(ATTACKS))('%s: neither breaks the recording nor is asked anything', async (name) => {
    const page = await attacked(ATTACKS[name] ?? '');
    expect(await talk(page), 'what the page received').toBe(TALKED);
    const [batch] = await page.drain();
    expect(told(batch?.events ?? [])).toEqual(TALK);
    expect(batch).toMatchObject({ dropped: 0, more: false, first: 0, early: true, frame: false });
    expect(batch?.href).toBe(server().url);
    const stolen = await page.run(
      '(() => { let all = ""; for (let at = 0; at < stolen.length; at++) all += stolen[at] + " "; return all; })()',
    );
    expect(stolen, 'what the hook called of the page’s').toBe('');
    await page.close();
  });

  it('records what comes in where everything was frozen before it came', async () => {
    const page = await HookPage.open(browser(), server().url);
    await page.run(`(() => {
      for (const owner of [Object, Function, Array, String, WebSocket, MessageEvent, Event, EventTarget, Reflect]) {
        Object.freeze(owner);
        if (owner.prototype) Object.freeze(owner.prototype);
      }
      for (const owner of [HTMLIFrameElement, JSON, Math]) Object.freeze(owner.prototype ?? owner);
    })()`);
    expect(await page.hook()).toBe(true);
    await page.run(PREPARE);
    expect(await talk(page)).toBe(TALKED);
    const [batch] = await page.drain();
    // `send` itself cannot be wrapped then.
    expect(told(batch?.events ?? [])).toEqual(TALK.filter(([kind]) => kind !== 'sent'));
    await page.close();
  });

  it('keeps its own bridge, whatever the page puts in its place', async () => {
    const page = await attacked(`(() => {
      window.key = Symbol.for('countersign.capture');
      window.mine = window[key];
      try { window[key] = null; } catch {}
      try { delete window[key]; } catch {}
      try { Object.defineProperty(window, key, { value: 1 }); } catch {}
      try { window[key].drain = () => '[]'; } catch {}
      try { Object.setPrototypeOf(window[key], { drain: null }); } catch {}
    })()`);
    expect(await page.run('window[key] === mine && Object.isFrozen(mine)')).toBe(true);
    await talk(page);
    expect(told((await page.drain())[0]?.events ?? [])).toEqual(TALK);
    await page.close();
  });

  it('tells by a gap in the numbers that the page took events', async () => {
    const page = await attacked('0');
    await talk(page);
    await page.bridge('drain(1)');
    const [batch] = await page.drain();
    expect(batch?.first).toBe(1);
    expect(told(batch?.events ?? [])).toEqual(TALK.slice(1));
    await page.close();
  });

  it('does nothing where the page has put its own thing under the bridge’s name', async () => {
    const page = await HookPage.open(browser(), server().url);
    await page.run(`Object.defineProperty(window, Symbol.for('countersign.capture'), {
      get() { throw new Error('read'); } })`);
    expect(await page.hook()).toBe(false);
    await page.run(PREPARE);
    expect(await talk(page)).toBe(TALKED);
    expect(await page.run('String(WebSocket)')).toMatch(/^function WebSocket\(\) \{\s+\[native code\]\s+\}$/);
    await page.close();
  });

  it.each([
    ['not JSON', `() => '[broken'`],
    ['no text', '() => ({ length: 5, toString() { return "[1]"; } })'],
    ['throwing', '() => { throw new Error(); }'],
    ['much too long', `() => '[' + '1,'.repeat(20e6) + '1]'`],
  ])('drains on where a frame’s own bridge answers with something %s', async (_, drain) => {
    const page = await HookPage.open(browser(), server().url);
    await page.run(`(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      frame.contentWindow[Symbol.for('countersign.capture')] = { drain: ${drain} };
    })()`);
    await page.hook();
    await page.run(PREPARE);
    await talk(page);
    const batches = await page.drain(1_000_000);
    expect(batches).toHaveLength(1);
    expect(told(batches[0]?.events ?? [])).toEqual(TALK);
    await page.close();
  });

  it('counts what a flood brings beyond the queue, and goes on once it is drained', async () => {
    const page = await attacked('0');
    const count = 60_000;
    const received = await page.run(`new Promise((resolve) => {
      let count = 0;
      const socket = new WebSocket('${server().sockets}/burst?n=${count}&size=200');
      socket.onmessage = () => { count++; };
      socket.onclose = () => resolve(count);
    })`);
    expect(received).toBe(count);
    let first = 0;
    const messages: HookEvent[] = [];
    const others: number[] = [];
    for (;;) {
      const [batch] = await page.drain(2_000_000);
      if (!batch) throw new Error('no batch');
      expect(batch.first).toBe(first);
      first += batch.events.length;
      messages.push(...batch.events.filter(([type]) => type === 2));
      others.push(...batch.events.filter(([type]) => type !== 2).map(([type]) => type));
      if (batch.more) continue;
      expect(batch.dropped).toBe(count - messages.length);
      break;
    }
    // Messages and what happened before them fill it; what happens to the socket still finds room.
    expect(messages).toHaveLength(50_000 - 2);
    expect(others).toEqual([0, 1, 4]);
    await talk(page);
    const [batch] = await page.drain();
    expect(told(batch?.events ?? []).slice(1)).toEqual(TALK.slice(1));
    await page.close();
  });

  it('holds no more bytes than it may, and cuts huge messages at a character', async () => {
    const page = await attacked('0');
    await page.run(`new Promise((resolve) => {
      const socket = new WebSocket('${server().sockets}/swallow');
      const text = 'aé€😀'.repeat(250_000);
      socket.onopen = () => {
        for (let at = 0; at < 18; at++) socket.send(text);
        resolve();
      };
    })`);
    const [batch] = await page.drain();
    const messages = (batch?.events ?? []).filter((event) => event[0] === 2);
    // 16 MiB, a little of which is taken by the socket's own events.
    expect([messages.length, batch?.dropped]).toEqual([15, 3]);
    for (const message of messages) {
      const [payload, size] = message.slice(5) as [string, number];
      expect(size).toBe(2_500_000);
      expect(payload).toBe('aé€😀'.repeat(250_000).slice(0, payload.length));
      expect(Buffer.byteLength(payload)).toBeGreaterThan(1_048_576 - 4);
      expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(1_048_576);
    }
    await page.close();
  });

  it('carries hostile payloads as they are', async () => {
    const hostile = [
      '</script><script>alert(1)</script>',
      '"],[2,1,0,0,0,"x',
      '\u2028\u2029\u0000\u001f\\"',
      '{"__proto__":{"polluted":true},"constructor":{"prototype":1}}',
      '[object Object]',
      '\ufeffwith a byte order mark',
      'é'.repeat(1_000),
    ];
    const page = await attacked('0');
    await page.run(`new Promise((resolve) => {
      const socket = new WebSocket('${server().sockets}/echo');
      let left = ${hostile.length + 1};
      socket.onopen = () => { for (const one of ${JSON.stringify(hostile)}) socket.send(one); socket.send('\\ud800x'); };
      socket.onmessage = () => { if (--left === 0) resolve(); };
    })`);
    const [batch] = await page.drain();
    const payloads = (sent: 0 | 1) =>
      (batch?.events ?? []).flatMap((event) => (event[0] === 2 && event[3] === sent ? [event[5]] : []));
    // What a lone surrogate becomes on the wire.
    expect(payloads(1)).toEqual([...hostile, '\ufffdx']);
    expect(payloads(0)).toEqual([...hostile, '\ufffdx']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    await page.close();
  });
});
