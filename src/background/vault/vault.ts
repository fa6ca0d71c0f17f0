import * as v from 'valibot';
import { PASSPHRASE_LENGTH } from '#core/limits.ts';
import type { VaultState } from '#core/signIn.ts';
import type { Alarm } from '#platform/alarm.ts';
import type { StorageItem } from '#platform/storageItem.ts';
import { createSerial } from '../serial.ts';
import { deriveKey, ITERATIONS, newDerivation, open, seal, type VaultCrypto } from './cipher.ts';
import { badIdleTime, endedMeanwhile, locked, shortPassphrase, wrongPassphrase } from './problems.ts';
import { type SealedCopy, secretsSchema, type Unlocked } from './schema.ts';
import type { ProfileSecrets, SecretsByProfile } from './secrets.ts';
import { withoutPassing } from './withoutPassing.ts';

/** The only place that secrets are read from and written to. */
export interface Vault {
  /** For showing: empty while locked; does not count as use. */
  all(): Promise<SecretsByProfile>;
  /** Empty where the profile has none. Problem: `vault.locked`. */
  get(profileId: string): Promise<ProfileSecrets>;
  /** A mark of this moment for `update`: changes with everything that forgets secrets of the profile. */
  mark(profileId: string): string;
  /**
   * Changes the secrets of a profile. With `since`, Problem `sign-in.cancelled` where they were
   * forgotten after that mark. Problem: `vault.locked`.
   */
  update(
    profileId: string,
    change: (secrets: ProfileSecrets) => ProfileSecrets,
    since?: string,
  ): Promise<ProfileSecrets>;
  /** Works while locked, too: what is on disk of the profile is dropped at the next unlocking. */
  forget(profileId: string): Promise<void>;

  state(): Promise<VaultState>;
  rememberWith(passphrase: string): Promise<void>;
  stopRemembering(): Promise<void>;
  lock(): Promise<void>;
  unlock(passphrase: string): Promise<void>;
  setIdleLock(minutes: number): Promise<void>;
  forgetAll(): Promise<void>;
}

export interface VaultDeps {
  secrets: StorageItem<SecretsByProfile>;
  unlocked: StorageItem<Unlocked>;
  sealed: StorageItem<SealedCopy>;
  idleMinutes: StorageItem<number>;
  crypto: VaultCrypto;
  now(): number;
  /** Wakes the background for the idle lock, should it have been stopped. */
  idleAlarm: Alarm;
  /** Drops the signing keys that were derived from secrets and are cached by the signer. */
  forgetSigningKeys(): void;
  /** Drops the sessions that were found in tabs. */
  forgetFound(): Promise<void>;
  /** The vault locked by itself. */
  onIdleLock(): void;
  /** PBKDF2 iterations of new passphrases. */
  iterations?: number;
}

/** Uses closer together than this are written as one. */
const TOUCH_MS = 5_000;

/**
 * Secrets in storage.session and, with Remember me, an encrypted copy in storage.local that follows
 * every change. Locked means that the copy is all there is.
 */
export function createVault(deps: VaultDeps): Vault {
  const { secrets, unlocked, sealed, idleMinutes, crypto, now } = deps;
  const exclusive = createSerial();
  let allMarks = 0;
  const marks = new Map<string, number>();
  /** When the alarm is set to ring, as far as this run of the background knows. */
  let ringsAt: number | undefined;

  const isLocked = async () => (await sealed.get()) !== null && (await unlocked.get()) === null;

  function silence(): void {
    ringsAt = undefined;
    deps.idleAlarm.clear();
  }

  async function dropMemory(): Promise<void> {
    allMarks += 1;
    silence();
    // The key first: an unlocked vault without secrets would be written over the full copy.
    await unlocked.remove();
    await secrets.remove();
    deps.forgetSigningKeys();
    await deps.forgetFound();
  }

  /** Locks where the idle time is over; otherwise has the alarm look again. */
  async function checkIdle(): Promise<void> {
    const [open, minutes] = await Promise.all([unlocked.get(), idleMinutes.get()]);
    if (!open || minutes === 0 || (await sealed.get()) === null) {
      if (ringsAt !== undefined) silence();
      return;
    }
    const endsAt = open.lastUse + minutes * 60_000;
    if (endsAt > now()) {
      // Looks are frequent, and each would be a call to the browser.
      if (ringsAt !== endsAt) deps.idleAlarm.set(endsAt);
      ringsAt = endsAt;
      return;
    }
    await dropMemory();
    deps.onIdleLock();
  }

  async function use(): Promise<void> {
    await checkIdle();
    if (await isLocked()) throw locked();
    const open = await unlocked.get();
    if (!open || Math.abs(now() - open.lastUse) < TOUCH_MS) return;
    await unlocked.set({ ...open, lastUse: now() });
    await checkIdle();
  }

  async function write(all: SecretsByProfile): Promise<void> {
    await secrets.set(all);
    const [copy, open] = await Promise.all([sealed.get(), unlocked.get()]);
    if (!copy || !open) return;
    const { derivation } = copy.sealed;
    await sealed.set({
      sealed: await seal(crypto, open.key, derivation, withoutPassing(all)),
      forgotten: [],
    });
  }

  async function remember(passphrase: string): Promise<void> {
    await use();
    const derivation = newDerivation(crypto, deps.iterations ?? ITERATIONS);
    const key = await deriveKey(crypto, passphrase, derivation);
    const copy = await seal(crypto, key, derivation, withoutPassing(await secrets.get()));
    // The key first: a copy without it would count as locked.
    await unlocked.set({ key, lastUse: now() });
    await sealed.set({ sealed: copy, forgotten: [] });
    await checkIdle();
  }

  async function openCopy(passphrase: string): Promise<void> {
    const copy = await sealed.get();
    if (!copy || !(await isLocked())) return;
    const key = await deriveKey(crypto, passphrase, copy.sealed.derivation);
    let all: SecretsByProfile;
    try {
      all = v.parse(secretsSchema, await open(crypto, key, copy.sealed));
    } catch (cause) {
      throw wrongPassphrase(cause);
    }
    for (const id of copy.forgotten) delete all[id];
    await secrets.set(all);
    await unlocked.set({ key, lastUse: now() });
    if (copy.forgotten.length > 0) await write(all);
    await checkIdle();
  }

  deps.idleAlarm.onRing(() => {
    // It has rung, early perhaps, and is set no longer.
    ringsAt = undefined;
    void exclusive(checkIdle);
  });

  const mark = (id: string) => `${allMarks}.${marks.get(id) ?? 0}`;

  return {
    mark,
    all: () =>
      exclusive(async () => {
        await checkIdle();
        return (await isLocked()) ? {} : secrets.get();
      }),
    get: (id) =>
      exclusive(async () => {
        await use();
        return (await secrets.get())[id] ?? {};
      }),
    update: (id, change, since) =>
      exclusive(async () => {
        if (since !== undefined && since !== mark(id)) throw endedMeanwhile();
        await use();
        const all = await secrets.get();
        const changed = change(all[id] ?? {});
        if (changed.keys?.secretAccessKey !== all[id]?.keys?.secretAccessKey) deps.forgetSigningKeys();
        await write({ ...all, [id]: changed });
        return changed;
      }),
    forget(id) {
      marks.set(id, (marks.get(id) ?? 0) + 1);
      return exclusive(async () => {
        deps.forgetSigningKeys();
        const copy = await sealed.get();
        if (copy && (await isLocked())) {
          return sealed.set({ ...copy, forgotten: [...new Set([...copy.forgotten, id])] });
        }
        const { [id]: _, ...others } = await secrets.get();
        await write(others);
      });
    },

    state: () =>
      exclusive(async () => {
        await checkIdle();
        const [copy, minutes, isShut] = await Promise.all([sealed.get(), idleMinutes.get(), isLocked()]);
        return { remember: copy !== null, locked: isShut, idleLockMinutes: minutes };
      }),
    async rememberWith(passphrase) {
      if ([...passphrase].length < PASSPHRASE_LENGTH) throw shortPassphrase();
      await exclusive(() => remember(passphrase));
    },
    stopRemembering: () =>
      exclusive(async () => {
        silence();
        await sealed.remove();
        await unlocked.remove();
      }),
    lock: () =>
      exclusive(async () => {
        // Without a copy on disk, locking would be forgetting.
        if ((await sealed.get()) !== null) await dropMemory();
      }),
    unlock: (passphrase) => exclusive(() => openCopy(passphrase)),
    async setIdleLock(minutes) {
      if (!(Number.isInteger(minutes) && minutes >= 0 && minutes <= 1_440)) throw badIdleTime();
      await exclusive(async () => {
        await idleMinutes.set(minutes);
        await checkIdle();
      });
    },
    forgetAll: () => {
      allMarks += 1;
      return exclusive(async () => {
        await sealed.remove();
        await dropMemory();
      });
    },
  };
}
