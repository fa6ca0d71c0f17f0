import { beforeEach, describe, expect, it } from 'vitest';
import { UNSIGNED } from '#core/unsigned.ts';
import { createWorld, type TestWorld, URL_OF_API } from '#test/unit/background/world/world.ts';

let t: TestWorld;
beforeEach(() => {
  t = createWorld();
});

const REQUEST = { url: URL_OF_API, profileId: UNSIGNED };

describe('a connection without a signature', () => {
  it('is opened with the URL as it is, and recorded as signed by nobody', async () => {
    const id = await t.background.connect({ ...REQUEST, url: `${URL_OF_API}?room=7` });
    expect(t.opened).toEqual([
      {
        signedUrl: `${URL_OF_API}?room=7`,
        url: `${URL_OF_API}?room=7`,
        name: expect.stringContaining('execute-api'),
        profileId: UNSIGNED,
        profileName: 'No signature',
        accessKeyId: '',
        service: 'execute-api',
        subprotocols: [],
      },
    ]);
    expect(t.items.recents.value).toMatchObject([{ profileId: UNSIGNED }]);
    expect((await t.background.gatherEvidence(id)).sent).toMatchObject({ parameters: [{ name: 'room' }] });
  });

  it('is asked for by its id alone: a profile that is gone is no reason to go unsigned', async () => {
    await expect(t.background.connect({ ...REQUEST, profileId: '' })).rejects.toMatchObject({
      id: 'profile.missing',
    });
    expect(t.opened).toEqual([]);
  });

  it('takes the signature off a URL that was pasted with one', async () => {
    await t.background.connect({ ...REQUEST, url: `${URL_OF_API}?X-Amz-Signature=00&a=1` });
    expect(t.opened[0]?.signedUrl).toBe(`${URL_OF_API}?a=1`);
  });

  it('goes to the endpoint of its saved API, and needs neither region nor service', async () => {
    await t.background.connect({ ...REQUEST, endpoint: 'ws://127.0.0.1:4510' });
    await t.background.connect({ ...REQUEST, url: 'wss://ws.example.com/chat' });
    expect(t.opened.map(({ signedUrl, service }) => [signedUrl, service])).toEqual([
      [`ws://127.0.0.1:4510${new URL(URL_OF_API).pathname}`, 'execute-api'],
      ['wss://ws.example.com/chat', ''],
    ]);
  });

  it('opens again without one', async () => {
    const id = await t.background.connect({ ...REQUEST, reconnect: true });
    t.restart();
    expect(await t.callbacks.signAgain(id)).toEqual({ signedUrl: URL_OF_API, accessKeyId: '' });
  });

  it('is copied as it is, with nothing that expires', async () => {
    expect(await t.background.copySigned({ ...REQUEST, format: 'url' })).toEqual({ text: URL_OF_API });
  });

  it('has no signature to explain', async () => {
    await expect(t.background.explainSignature(REQUEST)).rejects.toMatchObject({ id: 'signature.none' });
  });

  it('can be kept with a saved API', async () => {
    const saved = await t.background.saveApi({ name: 'Open', ...REQUEST });
    expect(saved.profileId).toBe(UNSIGNED);
    expect((await t.background.overview()).apis).toEqual([saved]);
  });
});
