import { type ReadonlySignal, signal } from '@preact/signals';
import { PASSPHRASE_LENGTH } from '#core/limits.ts';
import type { VaultState } from '#core/signIn.ts';
import type { BackgroundApi } from '#messaging/contract.ts';
import { type Fault, faultOf } from './fault.ts';

/** Remember me: whether secrets are kept on disk, and what can be done about it. */
export interface Vault {
  /** Undefined until the background has told. */
  readonly state: ReadonlySignal<VaultState | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  readonly fault: ReadonlySignal<(Fault & { id: string }) | undefined>;
  /** The last thing done, as a sentence. */
  readonly said: ReadonlySignal<string>;
  load(): Promise<void>;
  /** Resolve with true where it was done: passphrases are emptied then. */
  remember(passphrase: string, repeated: string): Promise<boolean>;
  stopRemembering(): Promise<boolean>;
  lock(): Promise<boolean>;
  unlock(passphrase: string): Promise<boolean>;
  setIdleLock(minutes: number): Promise<boolean>;
  forget(): Promise<boolean>;
  /** A refusal belongs to what was typed: it goes when that is changed or left. */
  dismissFault(): void;
}

export function createVault(background: BackgroundApi): Vault {
  const state = signal<VaultState | undefined>(undefined);
  const busy = signal(false);
  const fault = signal<(Fault & { id: string }) | undefined>(undefined);
  const said = signal('');

  async function load(): Promise<void> {
    try {
      state.value = await background.vaultState();
    } catch (error) {
      fault.value = faultOf(error);
    }
  }

  async function act(work: () => Promise<void>, sentence: string): Promise<boolean> {
    if (busy.peek()) return false;
    busy.value = true;
    fault.value = undefined;
    said.value = '';
    try {
      await work();
      said.value = sentence;
      await load();
      return true;
    } catch (error) {
      fault.value = faultOf(error);
      return false;
    } finally {
      busy.value = false;
    }
  }

  function refuse(message: string, next: string): Promise<boolean> {
    said.value = '';
    fault.value = { id: 'vault.passphrase', message, next };
    return Promise.resolve(false);
  }

  return {
    state,
    busy,
    fault,
    said,
    load,
    remember(passphrase, repeated) {
      const { length } = [...passphrase];
      if (length < PASSPHRASE_LENGTH) {
        return refuse(
          `The passphrase has ${length} characters, and ${PASSPHRASE_LENGTH} is the least.`,
          'Several words are easy to keep in mind and hard to guess.',
        );
      }
      if (passphrase !== repeated) {
        return refuse('The two passphrases are not the same.', 'Type it again in both fields.');
      }
      return act(
        () => background.rememberWith(passphrase),
        'Secrets are now kept on disk, encrypted with your passphrase.',
      );
    },
    stopRemembering: () =>
      act(
        () => background.stopRemembering(),
        'The copy on disk is deleted. Secrets stay in memory until the browser closes.',
      ),
    lock: () => act(() => background.lockVault(), 'Locked. Your passphrase opens it again.'),
    unlock: (passphrase) => act(() => background.unlockVault(passphrase), 'Unlocked.'),
    setIdleLock: (minutes) => act(() => background.setIdleLock(minutes), 'Saved.'),
    forget: () =>
      act(
        () => background.forgetSecrets(),
        'Every secret is forgotten, in memory and on disk. Profiles stay.',
      ),
    dismissFault() {
      fault.value = undefined;
    },
  };
}
