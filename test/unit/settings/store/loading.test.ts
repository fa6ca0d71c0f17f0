import { expect, it } from 'vitest';
import { createSettings } from '#settings/store/settings.ts';
import { fakeBackground } from '../fakeBackground.ts';
import { NOW, profile } from '../samples.ts';

it('keeps the new profile that was begun before the list arrived', async () => {
  const background = fakeBackground({ profiles: [profile()] });
  const settings = createSettings({
    background: background.api,
    log: background.log,
    onBackgroundEvent: background.onEvent,
    section: '',
    setSection: () => undefined,
    requestTabAccess: () => Promise.resolve(true),
    now: () => NOW,
  });
  const loading = settings.load();
  settings.profile.startNew();
  settings.profile.change({ name: 'typed early' });
  await loading;
  expect(settings.profiles.value).toHaveLength(1);
  expect(settings.profile.form.value).toMatchObject({ id: undefined, name: 'typed early' });
});
