import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { settle } from '#test/harness/console/fakeClock.ts';
import { hosted, profile, role, signedOut } from '#test/harness/console/samples.ts';
import { openStore } from './openStore.ts';

const unreachable = new Problem('sign-in.unreachable', 'cognito-identity was not reached.', 'Allow access.');

async function refuse(world: Parameters<typeof openStore>[0], problem = unreachable) {
  const opened = await openStore(world);
  opened.background.failNext('connect', problem);
  await opened.store.connect();
  expect(opened.store.trouble.value?.problem.id).toBe(problem.id);
  const announce = async () => {
    opened.background.announce({ type: 'profiles-changed' });
    await settle();
    return opened.store.trouble.value?.problem.id;
  };
  return { ...opened, announce };
}

/** A profile with credentials that are renewed by themselves. */
const renewing = (more = {}) => profile(0, { source: hosted, refreshes: true, expiresAt: 1, ...more });

describe('the reason of a refusal', () => {
  it('stays when the refused attempt itself is announced', async () => {
    const { announce } = await refuse({ profiles: [renewing()] });
    expect(await announce()).toBe('sign-in.unreachable');
  });

  it('stays when another profile changes', async () => {
    const { background, announce } = await refuse({ profiles: [renewing()] });
    background.world.profiles = [renewing({ signedInAs: 'guest' }), profile(0, { id: 'p9', name: 'other' })];
    expect(await announce()).toBe('sign-in.unreachable');
  });

  it.each([
    ['has new credentials', renewing({ expiresAt: 2 })],
    ['was set up anew', renewing({ source: { ...hosted, identityPoolId: 'eu-west-1:1' } })],
    ['waits for the person', signedOut(0, hosted)],
  ])('goes once the profile %s', async (_, changed) => {
    const { background, announce } = await refuse({ profiles: [renewing()] });
    background.world.profiles = [changed];
    expect(await announce()).toBeUndefined();
  });

  it('goes once the profile that a role is assumed from changes', async () => {
    const assuming = profile(0, { source: role, refreshes: true });
    const source = profile(0, { id: 'p2', name: 'source' });
    const { background, announce } = await refuse(
      { profiles: [assuming, source] },
      new Problem('keys.expired', 'The keys of “source” expired.'),
    );
    background.world.profiles = [assuming, { ...source, expiresAt: 5 }];
    expect(await announce()).toBeUndefined();
  });
});
