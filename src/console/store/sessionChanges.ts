import { type Problem, toProblem } from '#core/problem.ts';
import type { SessionChange } from '#messaging/contract.ts';
import type { StoreCore } from './core.ts';
import { addStored } from './mergeSessions.ts';

/**
 * What the list of sessions does to them. Each resolves with the Problem that stood in its way,
 * since it is told in the list and not beside the URL.
 */
export function sessionChanges(core: StoreCore, forget: (ids: readonly number[], where: 'here') => void) {
  const { deps, state, gone } = core;

  async function told(action: () => Promise<void>): Promise<Problem | undefined> {
    try {
      await action();
      return undefined;
    } catch (error) {
      return toProblem(error);
    }
  }

  /** Names or pins a session. */
  const changeSession = (id: number, change: SessionChange) =>
    told(async () => {
      await deps.background.changeSession(id, change);
      state.sessions.value = state.sessions
        .peek()
        .map((session) => (session.id === id ? { ...session, ...change } : session));
    });

  /**
   * Deletes sessions, closing those that are open. They leave the list at once, and what could not
   * be deleted comes back into it. All calls go out together, so that a popup that closes
   * meanwhile leaves none behind.
   */
  const deleteSessions = (ids: readonly number[]) =>
    told(async () => {
      for (const id of ids) gone.add(id);
      forget(ids, 'here');
      const results = await Promise.allSettled(ids.map((id) => deps.background.removeSession(id)));
      const failed = results.find((result) => result.status === 'rejected');
      if (!failed) return;
      for (const [at, id] of ids.entries()) if (results[at]?.status === 'rejected') gone.delete(id);
      const stored = await deps.log.sessions().catch(() => []);
      state.sessions.value = addStored(state.sessions.peek(), stored, gone);
      throw failed.reason;
    });

  /** Reads how long sessions are kept; what cannot be read is not told. */
  async function loadRetention(): Promise<void> {
    state.retention.value = await deps.background.retention().catch(() => undefined);
  }

  return { changeSession, deleteSessions, loadRetention };
}
