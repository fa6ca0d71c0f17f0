import { UNSIGNED } from '#core/unsigned.ts';
import type { ConsoleState } from './state.ts';

/** Whether that profile is still there to be chosen; to sign nothing always is. */
export const isChoosable = ({ profiles }: Pick<ConsoleState, 'profiles'>, id: string | undefined): boolean =>
  id === UNSIGNED || profiles.peek().some((profile) => profile.id === id);
