import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { passphraseStrength } from '#settings/store/passphrase.ts';
import { openSettings } from '../open.ts';

const PASSPHRASE = 'correct horse battery staple';

async function openVault() {
  const { settings, background } = await openSettings();
  await settings.vault.load();
  return { vault: settings.vault, background };
}

describe('the vault', () => {
  it('remembers with a passphrase that was typed twice', async () => {
    const { vault, background } = await openVault();
    expect(await vault.remember(PASSPHRASE, PASSPHRASE)).toBe(true);
    expect(background.script.calls).toContainEqual(['rememberWith', PASSPHRASE]);
    expect(vault.state.value?.remember).toBe(true);
    expect(vault.said.value).toContain('encrypted');
  });

  it.each([
    ['short', 'short', /10 is the least/],
    [PASSPHRASE, 'correct horse battery stable', /not the same/],
  ])('refuses “%s” with “%s”', async (first, second, words) => {
    const { vault, background } = await openVault();
    expect(await vault.remember(first, second)).toBe(false);
    expect(vault.fault.value?.message).toMatch(words);
    expect(background.script.calls).toEqual([['vaultState']]);
  });

  it('is locked, and opened with the right passphrase only', async () => {
    const { vault } = await openVault();
    await vault.remember(PASSPHRASE, PASSPHRASE);
    await vault.lock();
    expect(vault.state.value?.locked).toBe(true);
    expect(await vault.unlock('something else')).toBe(false);
    expect(vault.fault.value?.id).toBe('vault.passphrase');
    expect(vault.state.value?.locked).toBe(true);
    expect(await vault.unlock(PASSPHRASE)).toBe(true);
    expect(vault.fault.value).toBeUndefined();
    expect(vault.state.value?.locked).toBe(false);
  });

  it('follows a lock that happened elsewhere', async () => {
    const { vault, background } = await openVault();
    background.script.vault = { remember: true, locked: true, idleLockMinutes: 5 };
    background.announce({ type: 'vault-changed' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(vault.state.value).toEqual({ remember: true, locked: true, idleLockMinutes: 5 });
  });

  it('sets the idle time, stops remembering, and forgets', async () => {
    const { vault, background } = await openVault();
    await vault.remember(PASSPHRASE, PASSPHRASE);
    await vault.setIdleLock(15);
    expect(vault.state.value?.idleLockMinutes).toBe(15);
    await vault.stopRemembering();
    expect(vault.state.value?.remember).toBe(false);
    await vault.forget();
    expect(background.script.calls.map(([name]) => name)).toContain('forgetSecrets');
    expect(vault.said.value).toContain('Every secret is forgotten');
  });

  it('tells what the background refuses', async () => {
    const { vault, background } = await openVault();
    background.failNext(new Problem('storage.full', 'The disk is full.'));
    expect(await vault.forget()).toBe(false);
    expect(vault.fault.value?.message).toBe('The disk is full.');
    expect(vault.busy.value).toBe(false);
  });
});

describe('the strength of a passphrase', () => {
  it.each([
    ['', undefined],
    ['password123', 'bad'],
    ['aaaaaaaaaaaaaaaa', 'bad'],
    ['kT9#xq', 'bad'],
    ['kT9#xqW2mz', 'warn'],
    ['kT9#xqW2mzP4vL', 'ok'],
    [PASSPHRASE, 'ok'],
  ])('of “%s” is %s', (text, tone) => {
    expect(passphraseStrength(text)?.tone).toBe(tone);
  });
});
