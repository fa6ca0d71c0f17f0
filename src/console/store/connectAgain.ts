import { batch } from '@preact/signals';
import { Problem } from '#core/problem.ts';
import { attempt, type StoreCore } from './core.ts';
import { isChoosable } from './isChoosable.ts';

/**
 * Fills the inputs with what a session was opened with, and connects. Where its profile is gone, or
 * a page opened it, they are filled only: whose keys sign is the person's choice.
 */
export function connectAgainAction(
  core: StoreCore,
  chooseRecent: (recent: { url: string; profileId: string }) => void,
  connect: () => Promise<void>,
  newConnection: () => void,
) {
  const { deps, state, derived } = core;

  return async function connectAgain(id: number): Promise<void> {
    const session = state.sessions.peek().find((one) => one.id === id);
    if (!session) return;
    const { signature, keepAlive } = (await deps.log.detail(id).catch(() => undefined)) ?? {};
    batch(() => {
      chooseRecent(session);
      state.subprotocols.value = session.subprotocols.join(', ');
      state.reconnect.value = session.reconnects ?? false;
      if (keepAlive) {
        state.keepAliveSeconds.value = String(keepAlive.seconds);
        state.keepAliveMessage.value = keepAlive.message;
      }
      // How the page signed is not how it is to be signed: its scope may be what was wrong.
      if (!signature || session.page || session.imported) return;
      state.expires.value = signature.expires;
      const { service, region } = derived.scope.peek();
      if (service?.value !== signature.service) state.service.value = signature.service;
      if (region?.value !== signature.region) state.region.value = signature.region;
    });
    if (session.page || session.imported) return newConnection();
    if (isChoosable(state, session.profileId)) return connect();
    await attempt(core, { action: 'connect' }, async () => {
      throw new Problem(
        'profile.missing',
        `The profile “${session.profileName}” that this session was signed with is gone.`,
        'Choose another one, and press Connect.',
      );
    });
  };
}
