import { batch } from '@preact/signals';
import { attempt, type StoreCore } from './core.ts';
import { isChoosable } from './isChoosable.ts';
import { addStored, mergeSessions } from './mergeSessions.ts';
import { NEW_CONNECTION } from './state.ts';

/** Which session is looked at, and what may be done with it. */
export function sessionActions(
  core: StoreCore,
  chooseRecent: (recent: { url: string; profileId: string }) => void,
) {
  const { deps, state, derived, gone } = core;

  /** Looks at a session that was just opened here; the inputs stand as they are. */
  async function showSession(id: number): Promise<void> {
    if (!state.sessions.peek().some((session) => session.id === id)) {
      // The announcement may still be under way; the record is stored before connect resolves.
      const sessions = await deps.log.sessions().catch(() => []);
      state.sessions.value = addStored(state.sessions.peek(), sessions, gone);
    }
    look(id);
  }

  function look(id: number): void {
    batch(() => {
      state.sessionId.value = id;
      state.detail.value = undefined;
      state.preview.value = undefined;
      state.trouble.value = undefined;
    });
    void loadDetail();
  }

  /** Looks at a session of the list, and puts its URL and profile into the inputs. */
  function chooseSession(id: number): void {
    const session = state.sessions.peek().find((one) => one.id === id);
    if (!session) return;
    if (state.url.peek() !== session.url) chooseRecent(session);
    else if (isChoosable(state, session.profileId)) state.profileId.value = session.profileId;
    if (session.page) state.subprotocols.value = session.subprotocols.join(', ');
    look(id);
  }

  /** Looks at a session's frames, with the export of them opened. */
  function askExport(id: number): void {
    batch(() => {
      chooseSession(id);
      state.tab.value = 'frames';
      state.exportAsked.value = true;
    });
  }

  /** No session is looked at; the inputs stay, to be changed or connected once more. */
  function newConnection(): void {
    batch(() => {
      state.sessionId.value = NEW_CONNECTION;
      state.detail.value = undefined;
      state.trouble.value = undefined;
      state.copied.value = undefined;
      state.tab.value = 'frames';
    });
  }

  /**
   * Brings the API of a page's socket, signed for another region or service, to where it can be connected
   * to; whose keys sign is the person's choice.
   */
  function takeOver(id: number, { region, service }: { region?: string; service?: string }): void {
    batch(() => {
      chooseSession(id);
      const { scope } = derived;
      if (region && scope.peek().region?.value !== region) state.region.value = region;
      if (service && scope.peek().service?.value !== service) state.service.value = service;
    });
    if (deps.showElsewhere) void deps.showElsewhere(NEW_CONNECTION);
    else newConnection();
  }

  /** The signature of the session that is looked at; an answer that comes too late is dropped. */
  async function loadDetail(): Promise<void> {
    const id = state.sessionId.peek();
    if (id === NEW_CONNECTION) return;
    const detail = await deps.log.detail(id).catch(() => undefined);
    if (state.sessionId.peek() !== id) return;
    state.detail.value = detail;
    fillScope();
  }

  /** A custom domain names neither service nor region: those it was signed with are taken again. */
  function fillScope(): void {
    const signature = state.detail.peek()?.signature;
    if (!signature || derived.differs.peek()) return;
    const { service, region } = derived.scope.peek();
    if (!service) state.service.value = signature.service;
    if (!region) state.region.value = signature.region;
  }

  /**
   * Removes sessions from sight. Where the current one was deleted here, the next latest is looked
   * at, unless the URL box already holds something else; where it was deleted elsewhere, none is,
   * and the inputs stay.
   */
  function forget(ids: readonly number[], where: 'here' | 'elsewhere'): void {
    batch(() => {
      const busy = derived.differs.peek();
      state.sessions.value = mergeSessions(state.sessions.peek(), { type: 'removed', ids: [...ids] });
      if (!ids.includes(state.sessionId.peek())) return;
      const next = state.sessions.peek()[0];
      if (next && !busy && where === 'here') chooseSession(next.id);
      else newConnection();
    });
  }

  async function clearFrames(): Promise<void> {
    const id = state.sessionId.peek();
    if (id === NEW_CONNECTION) return;
    await attempt(core, { action: 'other' }, () => deps.background.clearFrames(id));
  }

  return { showSession, chooseSession, askExport, newConnection, takeOver, loadDetail, forget, clearFrames };
}
