// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UNSIGNED } from '#core/unsigned.ts';
import { AWS_URL, api, profile, session, trace } from '#test/harness/console/samples.ts';
import { mountOnFakes, press, type } from './mountOnFakes.tsx';
import { callsOf } from './store/openStore.ts';

type Mounted = Awaited<ReturnType<typeof mountOnFakes>>;
let view: Mounted;
let asked: string[][];
let granted: boolean;
beforeEach(() => {
  asked = [];
  granted = true;
});
afterEach(() => view.unmount());

const ID = 'L0SM9cOFvHcCIhw=';
const ENDPOINT = AWS_URL.replace('wss:', 'https:');

async function show(...[world, prepare]: Parameters<typeof mountOnFakes>): Promise<void> {
  view = await mountOnFakes(world, prepare, {
    requestHosts: async (origins) => {
      asked.push(origins);
      return granted;
    },
  });
  await view.click(view.button('Server side'));
}

const value = (id: string) => (view.all(`#server-side-${id}`)[0] as HTMLInputElement).value;
const calls = () => callsOf(view.background, 'callConnection').map(([call]) => call);

describe('the server’s side, opened without a session', () => {
  it('is aimed at what the URL box holds, with the chosen profile', async () => {
    await show();
    expect([value('endpoint'), value('profile'), value('id')]).toEqual([ENDPOINT, 'p1', '']);
    expect(value('region')).not.toBe('');
  });

  it('follows URL box and profile until something else was typed', async () => {
    await show({ profiles: [profile(0), profile(0, { id: 'p2', name: 'other' })] });
    await type(view.named('input[type=text]', 'WebSocket URL'), 'wss://api.example.com/v1');
    view.store.chooseProfile('p2');
    await view.advance(1_000);
    expect([value('endpoint'), value('profile')]).toEqual(['https://api.example.com/v1', 'p2']);
    await type(view.all('#server-side-endpoint')[0]!, 'https://api.example.com/v2');
    await type(view.named('input[type=text]', 'WebSocket URL'), 'wss://api.example.com/v3');
    await view.advance(1_000);
    expect(value('endpoint')).toBe('https://api.example.com/v2');
  });

  it('sends what was typed, and asks for that host alone', async () => {
    await show();
    await type(view.all('#server-side-id')[0]!, ID);
    await type(view.all('#server-side-message')[0]!, 'hello');
    await view.click(view.button('Send to the connection'));
    expect(asked).toEqual([[new URL(ENDPOINT).origin]]);
    expect(calls()).toMatchObject([
      {
        method: 'POST',
        endpoint: ENDPOINT,
        connectionId: ID,
        profileId: 'p1',
        message: { kind: 'text', text: 'hello' },
      },
    ]);
    expect(view.text()).toContain('Sent. API Gateway took the message');
  });

  it('sends nothing where access is refused, and says so', async () => {
    granted = false;
    await show();
    await type(view.all('#server-side-id')[0]!, ID);
    await view.click(view.button('DELETE: close'));
    await view.click(view.button('Close the connection'));
    expect(calls()).toEqual([]);
    expect(view.text()).toContain('access to this host was not granted');
  });

  it('asks for nothing where the endpoint or the message cannot be read', async () => {
    await show();
    await type(view.all('#server-side-endpoint')[0]!, 'http://api.example.com/dev');
    await view.click(view.button('Send to the connection'));
    expect(view.text()).toContain('A signed request goes over https: alone');
    await type(view.all('#server-side-endpoint')[0]!, ENDPOINT);
    const kinds = view.all('[aria-label="Kind of message from the server"] button');
    await view.click(kinds[1]!);
    await type(view.all('#server-side-message')[0]!, '0g');
    await view.click(view.button('Send to the connection'));
    expect(view.text()).toContain('is not a hex digit');
    expect([asked, calls()]).toEqual([[], []]);
  });

  it('sends bytes written in hex, without a message for the other methods', async () => {
    await show();
    await type(view.all('#server-side-id')[0]!, ID);
    await view.click(view.all('[aria-label="Kind of message from the server"] button')[1]!);
    await type(view.all('#server-side-message')[0]!, '00 ff');
    await view.click(view.button('Send to the connection'));
    await view.click(view.button('GET: look up'));
    await view.click(view.button('Look up the connection'));
    expect(calls()).toMatchObject([{ message: { kind: 'binary', base64: 'AP8=' } }, { method: 'GET' }]);
    expect(calls()[1]).not.toHaveProperty('message');
  });

  it('copies the same call for the AWS CLI', async () => {
    await show();
    await type(view.all('#server-side-id')[0]!, ID);
    await view.click(view.button('GET: look up'));
    await view.click(view.button('Copy aws command'));
    expect(view.copied).toEqual([expect.stringContaining(`get-connection --endpoint-url '${ENDPOINT}'`)]);
  });

  it('closes by Escape, which gives the focus back to its button and is kept from the popup', async () => {
    await show();
    const event = await press(view.all('#server-side-id')[0]!, 'Escape');
    expect(event.defaultPrevented).toBe(true);
    expect(view.all('.server-side')).toEqual([]);
    expect(document.activeElement).toBe(view.button('Server side'));
  });
});

describe('the server’s side of a session', () => {
  const open = (more: object = {}, world: object = {}, payload = `{"connectionId":"${ID}"}`) =>
    show({ draft: { url: AWS_URL, profileId: 'p1', sessionId: 1 }, ...world }, (log, now) => {
      log.put(session(now, { id: 1, openedAt: now - 5_000, ...more }), { id: 1, signature: trace(now) });
      const bytes = new TextEncoder().encode(payload);
      log.rows = async () => [
        {
          index: 0,
          time: now - 1_000,
          direction: 'received',
          kind: 'text',
          size: bytes.length,
          payload: bytes,
        },
      ];
    });

  it('takes the id from its frames, and leaves alone what was typed', async () => {
    await open();
    await view.advance(1_000);
    expect(value('id')).toBe(ID);
    await type(view.all('#server-side-id')[0]!, 'typed-by-hand=');
    await view.advance(3_000);
    expect(value('id')).toBe('typed-by-hand=');
  });

  it('takes none of an earlier connection of the same session', async () => {
    await open({ openedAt: Date.UTC(2100, 0) });
    await view.advance(1_000);
    expect(value('id')).toBe('');
    expect(view.text()).toContain('No frame names one.');
  });

  it('goes where the connection went: to the endpoint of its saved API', async () => {
    await open({}, { apis: [api({ endpoint: 'ws://127.0.0.1:4510' })] });
    expect(value('endpoint')).toBe(`http://127.0.0.1:4510${new URL(AWS_URL).pathname}`);
    expect(value('region')).toBe('eu-central-1');
  });

  it('of an unsigned one is signed with a profile all the same', async () => {
    await open(
      { profileId: UNSIGNED, accessKeyId: '' },
      { draft: { url: AWS_URL, profileId: UNSIGNED, sessionId: 1 } },
    );
    expect(value('profile')).toBe('p1');
  });

  it('asks for the choice where there are several profiles and none is chosen', async () => {
    const world = {
      profiles: [profile(0), profile(0, { id: 'p2', name: 'other' })],
      draft: { url: AWS_URL, profileId: UNSIGNED, sessionId: 1 },
    };
    await open({ profileId: UNSIGNED, accessKeyId: '' }, world);
    expect(value('profile')).toBe('');
    const options = view.all('#server-side-profile option').map((option) => option.textContent);
    expect(options).toEqual(['Choose a profile', 'staging', 'other']);
  });
});
