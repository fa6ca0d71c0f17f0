import { describe, expect, it } from 'vitest';
import { UNSIGNED } from '#core/unsigned.ts';
import { AWS_URL, api, session } from '#test/harness/console/samples.ts';
import { callsOf, openStore } from './openStore.ts';

const RECENT = { url: 'wss://open.example.com/chat', profileId: UNSIGNED, at: 1 };

describe('“No signature” in place of a profile', () => {
  it('is never chosen by itself, though it was used last and no profile is there', async () => {
    const { store } = await openStore({ apis: [], recents: [RECENT], draft: {} });
    expect([store.url.value, store.unsigned.value]).toEqual([RECENT.url, false]);
    expect(store.profile.value?.id).toBe('p1');
    const bare = await openStore({ profiles: [], apis: [], recents: [RECENT], draft: {} });
    expect(bare.store.unsigned.value).toBe(false);
  });

  it('stays chosen while the popup is closed, and when profiles change', async () => {
    const { store, background } = await openStore({ draft: { url: AWS_URL, profileId: UNSIGNED } });
    expect(store.unsigned.value).toBe(true);
    background.announce({ type: 'profiles-changed' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(store.unsigned.value).toBe(true);
  });

  it('comes with a recent URL, a saved API or a session that the person picks', async () => {
    const open = api({ id: 'a2', url: 'wss://open.example.com/saved', profileId: UNSIGNED });
    const { store } = await openStore({ apis: [open], recents: [RECENT] }, (log, now) =>
      log.put(session(now, { id: 9, profileId: UNSIGNED, accessKeyId: '' })),
    );
    const picks = [
      () => store.chooseRecent(RECENT),
      () => store.chooseApi(open),
      () => store.chooseSession(9),
    ];
    for (const pick of picks) {
      store.chooseProfile('p1');
      pick();
      expect(store.unsigned.value).toBe(true);
    }
  });

  it('connects, connects again and copies without a signature', async () => {
    const { store, background, copied } = await openStore();
    store.chooseProfile(UNSIGNED);
    await store.connect();
    store.chooseProfile('p1');
    await store.connectAgain(store.sessionId.value);
    expect(callsOf(background, 'connect')).toMatchObject([
      [{ profileId: UNSIGNED }],
      [{ profileId: UNSIGNED }],
    ]);
    await store.copy('url');
    expect(copied).toEqual(['unsigned as url']);
    expect(store.copied.value).toEqual({ what: 'url' });
  });

  it('is kept with a saved API', async () => {
    const { store, background } = await openStore({ apis: [] });
    store.chooseProfile(UNSIGNED);
    await store.saveApi('Open');
    expect(callsOf(background, 'saveApi')).toMatchObject([[{ profileId: UNSIGNED }]]);
  });
});
