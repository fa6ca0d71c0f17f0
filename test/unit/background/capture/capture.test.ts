import { beforeEach, describe, expect, it } from 'vitest';
import { presign } from '#aws/presign.ts';
import type { CaptureBatch, CapturedSocket } from '#messaging/capture.ts';
import { createWorld, FIRST_PAGE, NOW, type TestWorld } from '#test/unit/background/world/world.ts';

const HOST = 'abc123def4.execute-api.eu-central-1.amazonaws.com';
const KEYS = {
  accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLEIQoJb3JpZ2luX2VjEXAMPLE',
};
const PAGE = { pageUrl: 'https://app.example.com/chat', scope: 'page', seenFrom: 'start' } as const;

const signed = async (url: string, more = {}) =>
  (
    await presign({
      url,
      service: 'execute-api',
      region: 'eu-central-1',
      keys: KEYS,
      expires: 300,
      now: NOW,
      ...more,
    })
  ).url;
const created = (url: string, more = {}) => ({ url, subprotocols: [], createdAt: NOW, page: PAGE, ...more });
const batch = (...sockets: CapturedSocket[]): CaptureBatch => ({ capture: 'panel', sockets });

let t: TestWorld;
beforeEach(() => {
  t = createWorld();
});

const tell = (...sockets: CapturedSocket[]) => t.background.capture(batch(...sockets));
const introduced = async (url: string, more = {}) => {
  await tell({ ref: 'a', created: created(url, more) });
  return t.captured.at(-1)?.sockets[0]?.created;
};

describe('a page’s socket', () => {
  it('reaches the host with its URL clean and its signature taken apart', async () => {
    const url = await signed(`wss://${HOST}/dev?room=7`);
    const told = await introduced(url, { subprotocols: ['chat'] });
    expect(told).toMatchObject({
      url: `wss://${HOST}/dev?room=7`,
      name: `${HOST}/dev`,
      profileId: '',
      profileName: '',
      accessKeyId: 'ASIA…LE00',
      service: 'execute-api',
      subprotocols: ['chat'],
      createdAt: NOW,
      page: PAGE,
      signature: { region: 'eu-central-1', expires: 300, token: 'signed', urlLength: url.length },
      sent: { host: HOST, path: '/dev', token: 'present', length: url.length },
    });
  });

  it('that is not signed has neither a key nor a trace, and still its URL in parts', async () => {
    const told = await introduced('wss://chat.example.com/live?room=7&access_token=hunter2#');
    expect(told).toMatchObject({
      url: 'wss://chat.example.com/live?room=7&access_token=…',
      name: 'chat.example.com/live',
      accessKeyId: '',
      service: '',
      sent: { path: '/live', token: 'none' },
    });
    expect(told?.signature).toBeUndefined();
  });

  it('keeps what is wrong with its URL', async () => {
    const told = await introduced(`ws://${HOST}//dev/?q=a+b&q=%7e`);
    expect(told?.url).toBe(`ws://${HOST}//dev/?q=a+b&q=%7e`);
  });

  it.each([
    ['the very URL', `wss://${HOST}/dev`],
    ['host and path', `wss://${HOST}/dev?room=7`],
  ])('is called like the saved API of %s', async (_, url) => {
    await t.background.saveApi({ name: 'Orders', url: `wss://${HOST}/dev` });
    expect((await introduced(await signed(url)))?.name).toBe('Orders');
  });

  it('is told of by its session id, and what follows goes to the host as it is', async () => {
    const rows = [{ time: NOW, direction: 'received', kind: 'text', payload: 'hi' } as const];
    const change = { state: 'open', openedAt: NOW } as const;
    expect(await tell({ ref: 'a', created: created('wss://a.example.com') })).toEqual({
      sessions: { a: FIRST_PAGE },
    });
    await tell({ ref: 'a', rows, change });
    expect(t.captured.at(-1)).toEqual({ capture: 'panel', sockets: [{ ref: 'a', rows, change }] });
  });
});

describe('what is explained of a page’s socket', () => {
  const profile = () => t.background.saveProfile({ name: 'dev', source: { kind: 'keys' }, keys: KEYS });

  it('takes in the stored keys that signed it', async () => {
    await profile();
    await introduced(await signed(`wss://${HOST}/dev`));
    expect(await t.background.gatherEvidence(FIRST_PAGE)).toMatchObject({
      match: { profileName: 'dev', asSent: true },
      keys: { profileName: 'dev', accessKeyId: 'ASIA…LE00' },
    });
  });

  it('can be asked of the server with the page’s own URL', async () => {
    await introduced(await signed(`wss://${HOST}/dev`));
    const { answers } = await t.background.askServer(FIRST_PAGE, 'plain');
    expect(answers).toMatchObject([{ source: 'plain-probe', status: 403 }]);
  });

  it('is asked with the profile that holds the page’s key', async () => {
    await introduced(await signed(`wss://${HOST}/dev`));
    for (const ask of [
      () => t.background.askCaller(FIRST_PAGE),
      () => t.background.askServer(FIRST_PAGE, 'anew'),
    ]) {
      await expect(ask()).rejects.toMatchObject({ id: 'profile.unknown-key' });
    }
    await profile();
    expect((await t.background.askCaller(FIRST_PAGE)).caller).toMatchObject({ at: NOW });
    const { answers } = await t.background.askServer(FIRST_PAGE, 'anew');
    expect(answers?.at(-1)).toMatchObject({ signedAnew: true });
  });

  it('takes region and service from the signature only where the host names none', async () => {
    await tell(
      { ref: 'a', created: created(await signed(`wss://${HOST}/dev`, { region: 'us-west-2' })) },
      { ref: 'b', created: created(await signed('wss://ws.example.com/dev', { region: 'us-west-2' })) },
    );
    const requests = (await t.items.attempts.get()).map(({ request }) => request);
    expect(requests).toEqual([
      { url: `wss://${HOST}/dev`, profileId: '' },
      { url: 'wss://ws.example.com/dev', profileId: '', region: 'us-west-2', service: 'execute-api' },
    ]);
  });

  it('is kept of the latest twelve signed sockets, and never at the cost of our own or of theirs', async () => {
    const { id } = await profile();
    const ours = await t.background.connect({ url: `wss://${HOST}/dev`, profileId: id });
    const url = await signed(`wss://${HOST}/dev`);
    await tell({ ref: 'signed', created: created(url) });
    for (let n = 0; n < 30; n++) await tell({ ref: `u${n}`, created: created(`wss://u${n}.example.com/`) });
    const kept = (await t.items.attempts.get()).map(({ sessionId }) => sessionId);
    expect(kept.slice(0, 2)).toEqual([ours, FIRST_PAGE]);
    expect(kept).toHaveLength(14);
    for (let n = 0; n < 12; n++) await tell({ ref: `s${n}`, created: created(url) });
    expect((await t.items.attempts.get()).map(({ sessionId }) => sessionId)).not.toContain(FIRST_PAGE);
    expect((await t.items.attempts.get()).map(({ sessionId }) => sessionId)).toContain(ours);
  });

  it('stays when the socket is introduced once more', async () => {
    const url = await signed(`wss://${HOST}/dev`);
    await introduced(url);
    await t.background.askServer(FIRST_PAGE, 'plain');
    await introduced(url);
    expect((await t.background.gatherEvidence(FIRST_PAGE)).answers).toHaveLength(1);
  });

  it('stays while profiles change, and goes with all secrets when the vault is locked', async () => {
    await introduced(await signed(`wss://${HOST}/dev`));
    const { id } = await profile();
    await t.background.deleteProfile(id);
    expect(await t.items.attempts.get()).toHaveLength(1);
    await profile();
    await t.background.rememberWith('correct horse battery');
    await t.background.lockVault();
    expect(await t.items.attempts.get()).toEqual([]);
  });

  it('ends with the removal of its session', async () => {
    await introduced(await signed(`wss://${HOST}/dev`));
    await t.background.removeSession(FIRST_PAGE);
    expect(await t.items.attempts.get()).toEqual([]);
  });
});

describe('the line of a panel', () => {
  it('ends its captures when it closes, after what came before', async () => {
    const line = t.captureLine();
    const last = line.capture(batch({ ref: 'a', created: created('wss://a.example.com/') }));
    line.close();
    await last;
    await expect.poll(() => t.ended).toEqual(['panel']);
    expect(t.captured).toHaveLength(1);
  });

  it('ends nothing that has gone over to another line', async () => {
    const [first, second] = [t.captureLine(), t.captureLine()];
    await first.capture(batch());
    await second.capture(batch());
    first.close();
    await second.capture(batch());
    expect(t.ended).toEqual([]);
    second.close();
    await expect.poll(() => t.ended).toEqual(['panel']);
  });

  it('ends nothing where the other line has just begun', async () => {
    const [first, second] = [t.captureLine(), t.captureLine()];
    await first.capture(batch());
    first.close();
    await second.capture(batch());
    await second.capture(batch());
    expect(t.ended).toEqual([]);
  });
});
