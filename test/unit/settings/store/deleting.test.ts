import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { openSettings } from '../open.ts';
import { profile, savedApi } from '../samples.ts';

const three = ['one', 'two', 'three'].map((id) => profile({ id, name: id }));

describe('deleting', () => {
  it('opens the one that takes its place in the list', async () => {
    const { settings, background } = await openSettings({ profiles: three });
    settings.profile.open('two');
    settings.profile.askDelete(true);
    expect(await settings.profile.deleteOpen()).toBe(true);
    expect(background.profiles.map(({ id }) => id)).toEqual(['one', 'three']);
    expect(settings.profile.form.value?.id).toBe('three');
    expect(settings.profile.confirming.value).toBe(false);
    expect(settings.profile.said.value).toBe('Deleted “two”.');
  });

  it('opens the last one after the last one was deleted, and nothing after the only one', async () => {
    const { settings } = await openSettings({ profiles: three.slice(0, 2) });
    settings.profile.open('two');
    await settings.profile.deleteOpen();
    expect(settings.profile.form.value?.id).toBe('one');
    await settings.profile.deleteOpen();
    expect(settings.profile.form.value).toBeUndefined();
    expect(settings.profile.said.value).toBe('Deleted “one”.');
  });

  it('keeps everything where the background fails', async () => {
    const { settings, background } = await openSettings({ profiles: three });
    settings.profile.askDelete(true);
    background.failNext(new Problem('storage.failed', 'The disk is full.'));
    expect(await settings.profile.deleteOpen()).toBe(false);
    expect(settings.profiles.value).toHaveLength(3);
    expect(settings.profile.faults.value.form?.message).toBe('The disk is full.');
    expect(settings.profile.confirming.value).toBe(false);
  });

  it('takes the question back when something else is opened', async () => {
    const { settings } = await openSettings({ profiles: three });
    settings.profile.askDelete(true);
    settings.profile.open('two');
    expect(settings.profile.confirming.value).toBe(false);
  });

  it('deletes a saved API and leaves its profile alone', async () => {
    const { settings, background } = await openSettings({ profiles: three, apis: [savedApi()] });
    await settings.api.deleteOpen();
    expect(background.apis).toEqual([]);
    expect(background.profiles).toHaveLength(3);
    expect(settings.api.form.value).toBeUndefined();
  });
});
