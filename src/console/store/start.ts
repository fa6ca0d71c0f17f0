import { batch } from '@preact/signals';
import { KEEP_ALIVE_MESSAGE } from '#core/keepAlive.ts';
import type { SessionRecord } from '#core/session.ts';
import { isUnsigned } from '#core/unsigned.ts';
import type { ConsoleDraft, Overview } from '#messaging/contract.ts';
import { attempt, type StoreCore } from './core.ts';
import { isLive } from './derive.ts';
import type { inputActions } from './inputs.ts';
import { isChoosable } from './isChoosable.ts';
import { addStored, mergeSessions } from './mergeSessions.ts';
import { createRates } from './rates.ts';
import type { sessionChanges } from './sessionChanges.ts';
import type { sessionActions } from './sessions.ts';
import { signingState } from './signingState.ts';
import { NEW_CONNECTION } from './state.ts';

const SECOND = 1_000;
const DETAIL_MS = 300;

/** Fills the state, follows the log and the background's events, and lets the clock tick. */
export function start(
  core: StoreCore,
  sessions: ReturnType<typeof sessionActions>,
  changes: ReturnType<typeof sessionChanges>,
  inputs: ReturnType<typeof inputActions>,
  loadCompose: () => Promise<void>,
) {
  const { deps, state, gone } = core;
  const rates = createRates();
  let cancelTick: (() => void) | undefined;
  let detailDue: (() => void) | undefined;
  let stopped = false;

  const stopEvents = deps.onBackgroundEvent(({ type }) => {
    if (type === 'retention-changed') void changes.loadRetention();
    else if (type === 'compose-changed') void loadCompose();
    else if (type !== 'sequences-changed') {
      void refresh();
      // Which secret values are at hand has changed.
      if (type === 'vault-changed') void loadCompose();
    }
  });
  const stopLog = deps.log.subscribe((announcement) => {
    if (announcement.type === 'removed') {
      for (const id of announcement.ids) gone.add(id);
      sessions.forget(announcement.ids, 'elsewhere');
    } else {
      const told = announcement.sessions.filter(({ id }) => !gone.has(id));
      state.sessions.value = mergeSessions(state.sessions.peek(), { ...announcement, sessions: told });
      state.logTrouble.value = announcement.trouble;
      followDetail(told);
    }
  });

  /** What the browser tells of a page's handshake comes after the socket, and no more often than is worth a read. */
  function followDetail(told: readonly SessionRecord[]): void {
    const shown = told.find(({ id }) => id === state.sessionId.peek());
    if (!shown?.page || detailDue) return;
    if (isLive(shown) && state.detail.peek()?.handshake) return;
    detailDue = deps.later(() => {
      detailDue = undefined;
      if (!stopped) void sessions.loadDetail();
    }, DETAIL_MS);
  }

  /**
   * One round trip and one read of the log, side by side. Tried again each second where the
   * background does not answer; nothing else works without it.
   */
  async function load(): Promise<void> {
    const loaded = await attempt(core, { action: 'other' }, async () => {
      const [overview, stored] = await Promise.all([
        deps.background.overview(),
        deps.log.sessions().catch(() => []),
      ]);
      if (stopped) return true;
      batch(() => {
        takeLists(overview, overview.draft.profileId);
        state.sessions.value = addStored(state.sessions.peek(), stored, gone);
        takeDraft(deps.keepsInputs === false ? { sessionId: NEW_CONNECTION } : overview.draft);
        inputs.settleUrl();
        state.urlNotes.value = [];
        state.ready.value = true;
      });
      void loadCompose();
      await sessions.loadDetail();
      return true;
    });
    if (!loaded && !stopped) deps.later(() => void load(), SECOND);
  }

  /**
   * Whose keys sign is the person's choice: where the chosen profile was deleted, its id stays and
   * stands for none, unless only one is left to choose.
   */
  function takeLists({ profiles, apis, recents }: Overview, chosen = state.profileId.peek()): void {
    state.profiles.value = profiles;
    state.apis.value = apis;
    state.recents.value = recents;
    const known = isChoosable(state, chosen);
    const choose = chosen === undefined || (!known && profiles.length === 1);
    state.profileId.value = choose ? profiles[0]?.id : chosen;
  }

  /** What was typed before the overview came is newer than the draft, and stays. */
  function takeDraft(draft: ConsoleDraft): void {
    if (state.url.peek() === '') {
      state.url.value = draft.url ?? '';
      state.apiId.value = draft.apiId;
      state.region.value = draft.region ?? '';
      state.service.value = draft.service ?? '';
      state.subprotocols.value = draft.subprotocols ?? '';
      state.keepAliveSeconds.value = draft.keepAliveSeconds ?? '';
      state.keepAliveMessage.value = draft.keepAliveMessage ?? KEEP_ALIVE_MESSAGE;
    }
    // These hold for any host.
    state.expires.value = state.expires.peek() ?? draft.expires;
    state.reconnect.value = state.reconnect.peek() || (draft.reconnect ?? false);
    if (state.message.peek() === '') {
      state.message.value = draft.message ?? '';
      state.messageKind.value = draft.messageKind ?? 'text';
    }
    state.history.value = [...(draft.history ?? []), ...state.history.peek()];
    state.sessionId.value = pickSession(draft.sessionId);
    if (state.url.peek() === '') offerUrl();
  }

  /** An empty box is of no use: the URL of last time stands there, or the first saved API. */
  function offerUrl(): void {
    const recent = state.recents.peek()[0];
    const api = state.apis.peek()[0];
    // To sign nothing is chosen each time, or kept with a saved API; it does not come back by itself.
    if (recent) inputs.chooseRecent(isUnsigned(recent) ? { ...recent, profileId: '' } : recent);
    else if (api) inputs.chooseApi(api);
  }

  /** The session looked at last, if it still exists; else one that is open; else none. */
  function pickSession(kept: number | undefined): number {
    const all = state.sessions.peek();
    if (kept === NEW_CONNECTION || all.some(({ id }) => id === kept)) return kept ?? NEW_CONNECTION;
    return all.find(isLive)?.id ?? NEW_CONNECTION;
  }

  /** Profiles or saved APIs have changed elsewhere. */
  async function refresh(): Promise<void> {
    const overview = await deps.background.overview().catch(() => undefined);
    if (!overview || stopped) return;
    const now = () => signingState(state.profiles.peek(), state.profileId.peek());
    batch(() => {
      const before = now();
      takeLists(overview);
      // Every attempt at new credentials is announced, refused ones too: their reason has to stay.
      if (before === now()) return;
      const problem = state.trouble.peek()?.problem.id ?? '';
      if (/^(keys|profile|sign-in|vault)\./.test(problem)) state.trouble.value = undefined;
    });
  }

  /** On the second, so that every countdown moves together. */
  function tick(): void {
    const now = deps.now();
    batch(() => {
      state.now.value = now;
      state.rates.value = rates.sample(state.sessions.peek(), now);
    });
    cancelTick = deps.later(tick, SECOND - (now % SECOND));
  }

  return {
    load,
    refresh,
    /** Stops the clock while nobody looks, and sets it right again afterwards. */
    watch(seen: boolean) {
      cancelTick?.();
      cancelTick = undefined;
      if (seen && !stopped) tick();
    },
    stop() {
      stopped = true;
      cancelTick?.();
      detailDue?.();
      stopEvents();
      stopLog();
    },
  };
}
