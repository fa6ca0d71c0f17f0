import { describe, expect, it } from 'vitest';
import { MALFORMED as MALFORMED_PASTES } from '#test/unit/core/credentials/malformed.ts';
import { malformed as MALFORMED_URLS } from '#test/unit/core/endpoint/malformed.ts';
import { openSettings } from '../open.ts';

describe('malformed input is refused, kept in its field, and not sent', () => {
  it.each(MALFORMED_PASTES)('pasted: $name', async ({ text }) => {
    const { settings, background } = await openSettings({ section: 'profiles/new' });
    settings.profile.paste(text);
    settings.profile.change({ name: 'dev' });
    expect(await settings.profile.save()).toBe(false);
    expect(settings.profile.faults.value.paste?.message).toMatch(/\S.*\.$/);
    expect(settings.profile.form.value?.paste).toBe(text);
    expect(background.savedProfiles).toEqual([]);
  });

  it.each(MALFORMED_URLS)('URL: $name', async ({ text }) => {
    const { settings, background } = await openSettings({ section: 'apis/new' });
    settings.api.readUrl(text);
    settings.api.change({ name: 'chat' });
    expect(await settings.api.save()).toBe(false);
    expect(settings.api.faults.value.url?.message).toMatch(/\S.*\.$/);
    expect(settings.api.form.value?.url).toBe(text);
    expect(background.savedApis).toEqual([]);
  });
});
