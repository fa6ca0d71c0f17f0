import { formatCommand } from '#core/commands/formatCommand.ts';
import { checkKeepAlive } from '#core/keepAlive.ts';
import { Problem } from '#core/problem.ts';
import type { RecentUrl } from '#core/profile.ts';
import { cleanSubprotocols } from '#core/subprotocols.ts';
import { UNSIGNED_NAME } from '#core/unsigned.ts';
import type { BackgroundApi, BackgroundEvent, ConsoleDraft, HostApi } from '#messaging/contract.ts';
import type { SequencesApi } from '#messaging/sequences.ts';
import type { StorageItem } from '#platform/storageItem.ts';
import type { Apis } from './apis.ts';
import type { Attempts } from './diagnosis/attempts.ts';
import type { Diagnosis } from './diagnosis/diagnosis.ts';
import type { History } from './history.ts';
import { readImportBatch } from './import/readImportBatch.ts';
import type { MessageCommands } from './messages/messageCommands.ts';
import type { Profiles } from './profiles/profiles.ts';
import { rememberUrl } from './recents.ts';
import { type Reconnects, signedFrom } from './reconnect/reconnects.ts';
import type { Sharing } from './sharing/sharingCommands.ts';
import type { SignInCommands } from './signIn/signIns.ts';
import type { Signed } from './signing.ts';
import type { VaultCommands } from './vault/vaultCommands.ts';

export interface BackgroundDeps {
  profiles: Profiles;
  apis: Apis;
  recents: StorageItem<RecentUrl[]>;
  draft: StorageItem<ConsoleDraft>;
  sign(request: Parameters<BackgroundApi['connect']>[0]): Promise<Signed>;
  host: HostApi;
  reconnects: Pick<Reconnects, 'opening' | 'forget'>;
  attempts: Pick<Attempts, 'add' | 'forget'>;
  announce(event: BackgroundEvent): void;
  now(): number;
  signIns: SignIns;
  vault: VaultCommands;
  sharing: Sharing;
  history: History;
  diagnosis: Diagnosis;
  messages: MessageCommands;
  sequences: SequencesApi;
  callConnection: BackgroundApi['callConnection'];
  capture: BackgroundApi['capture'];
}

/** Sign-ins, and the test of a profile. */
export type SignIns = SignInCommands &
  Pick<BackgroundApi, 'testProfile' | 'findTabSessions' | 'useTabSession'>;

/** The commands of the background. */
export function createBackground(deps: BackgroundDeps): BackgroundApi {
  const { profiles, apis, recents, draft, sign, host, reconnects, attempts, announce, now } = deps;
  const { greeting, forgetApi, ...messageCommands } = deps.messages;

  return {
    async overview() {
      const [profileViews, saved, lately, kept] = await Promise.all([
        profiles.list(),
        apis.list(),
        recents.get(),
        draft.get(),
      ]);
      return { profiles: profileViews, apis: saved, recents: lately, draft: kept };
    },
    keepDraft: (inputs) => draft.set(inputs),

    async saveProfile(profile) {
      const saved = await profiles.save(profile);
      announce({ type: 'profiles-changed' });
      return saved;
    },
    async deleteProfile(id) {
      await profiles.remove(id);
      announce({ type: 'profiles-changed' });
    },
    async saveApi(api) {
      const saved = await apis.save(api);
      announce({ type: 'apis-changed' });
      return saved;
    },
    async deleteApi(id) {
      await apis.remove(id);
      await forgetApi(id);
      announce({ type: 'apis-changed' });
    },

    async explainSignature(request) {
      const { trace } = await sign(request);
      if (!trace) throw nothingSigned();
      return trace;
    },

    async copySigned(request) {
      const subprotocols = cleanSubprotocols(request.subprotocols ?? []);
      const { url, trace } = await sign(request);
      const text = formatCommand(request.format, url, subprotocols);
      return { text, ...(trace ? { validUntil: trace.validUntil } : {}) };
    },

    async connect(request) {
      const subprotocols = cleanSubprotocols(request.subprotocols ?? []);
      const keepAlive = request.keepAlive && checkKeepAlive(request.keepAlive);
      const signed = await sign(request);
      const known = (await apis.list()).filter(({ url }) => url === signed.plainUrl);
      const named = known.find(({ id }) => id === request.apiId) ?? known[0];
      const greets = named && (await greeting(named.id));
      const open = () =>
        host.open({
          signedUrl: signed.url,
          subprotocols,
          url: signed.plainUrl,
          name: named?.name ?? signed.place,
          profileId: signed.profile.id,
          profileName: signed.profile.name,
          accessKeyId: signed.trace?.accessKeyId ?? '',
          ...(signed.trace ? { signature: signed.trace } : {}),
          service: signed.service,
          ...(request.reconnect ? { reconnect: true } : {}),
          ...(keepAlive ? { keepAlive } : {}),
          ...(greets ? { greeting: greets } : {}),
        });
      // The URL as it was read: what was typed may hold an earlier signature.
      const source = { ...request, url: signed.plainUrl };
      const sessionId = await (request.reconnect ? reconnects.opening(source, open) : open());
      try {
        // Here and not by the view: a popup that closes at once may not get it across.
        await Promise.all([
          draft.update((inputs) => ({ ...inputs, sessionId })),
          attempts.add({ sessionId, signedUrl: signed.url, request: signedFrom(source), subprotocols }),
          rememberUrl(recents, { url: signed.plainUrl, profileId: signed.profile.id, at: now() }),
        ]);
        announce({ type: 'recents-changed' });
      } catch {
        // A full disk must not make a connection that is open look refused.
      }
      return sessionId;
    },

    send: (sessionId, message) => host.send(sessionId, message),
    async disconnect(sessionId) {
      await host.close(sessionId);
      await reconnects.forget(sessionId);
    },
    reconnectNow: (sessionId) => host.reconnectNow(sessionId),
    clearFrames: (sessionId) => host.clear(sessionId),
    async removeSession(sessionId) {
      await host.remove(sessionId);
      await reconnects.forget(sessionId);
      await attempts.forget(sessionId);
    },

    importSession: async (batch) => host.importSession(readImportBatch(batch)),
    callConnection: deps.callConnection,
    capture: deps.capture,
    ...deps.signIns,
    ...deps.vault,
    ...deps.sharing,
    ...deps.history,
    ...deps.diagnosis,
    ...messageCommands,
    ...deps.sequences,
  };
}

const nothingSigned = (): Problem =>
  new Problem(
    'signature.none',
    `Nothing is signed, since “${UNSIGNED_NAME}” is chosen in place of a profile.`,
    'Choose a profile to see how the URL would be signed with it.',
  );
