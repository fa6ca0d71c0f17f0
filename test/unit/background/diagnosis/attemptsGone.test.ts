import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, NOW, type TestWorld } from '#test/unit/background/world/world.ts';

const URL_OF_API = 'wss://abc123def4.execute-api.us-east-1.amazonaws.com/dev';
const PASSPHRASE = 'correct horse battery';

let t: TestWorld;
let profileId: string;
let sessionId: number;
beforeEach(async () => {
  t = createWorld();
  const keys = {
    accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE',
    expiresAt: NOW + 60_000,
  };
  profileId = (await t.background.saveProfile({ name: 'dev', source: { kind: 'keys' }, keys })).id;
  sessionId = await t.background.connect({ url: URL_OF_API, profileId });
});

const kept = async () => (await t.items.attempts.get()).map(({ signedUrl }) => signedUrl);

describe('the signed URL of an attempt', () => {
  it('is kept to ask with, and no view is given it', async () => {
    expect(await kept()).toEqual([t.opened[0]?.signedUrl]);
    const signature = new URL(t.opened[0]?.signedUrl ?? '').searchParams.get('X-Amz-Signature') ?? '';
    const gathered = JSON.stringify(await t.background.gatherEvidence(sessionId));
    expect(gathered).toContain('"asSent":true');
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
    expect(gathered).not.toContain(signature);
    expect(gathered).not.toContain('IQoJb3JpZ2luX2VjEXAMPLE');
    expect(gathered).not.toContain('ASIAEXAMPLEEXAMPLE00');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['sign-out', () => t.background.signOut(profileId)],
    ['deleting the profile', () => t.background.deleteProfile(profileId)],
    ['forgetting every secret', () => t.background.forgetSecrets()],
    [
      'locking',
      async () => {
        await t.background.rememberWith(PASSPHRASE);
        await t.background.lockVault();
      },
    ],
    ['removing the session', () => t.background.removeSession(sessionId)],
  ])('is gone after %s', async (_, act) => {
    await act();
    await expect.poll(kept).toEqual([]);
    expect(await t.background.gatherEvidence(sessionId)).toEqual({});
    await expect(t.background.askServer(sessionId, 'plain')).rejects.toMatchObject({ id: 'probe.gone' });
  });
});
