import { toProblem } from '#core/problem.ts';
import type { StoreDeps } from './deps.ts';
import { type Derived, deriveFrom } from './derive.ts';
import { type Attempt, type ConsoleState, createState } from './state.ts';

/** State, what follows from it, and the world: what every action is made of. */
export interface StoreCore {
  deps: StoreDeps;
  state: ConsoleState;
  derived: Derived;
  /** Sessions that are deleted or about to be: what a slower read or announcement says of them is no news. */
  gone: Set<number>;
}

export function createCore(deps: StoreDeps): StoreCore {
  const state = createState(deps.now());
  return { deps, state, derived: deriveFrom(state), gone: new Set() };
}

/** Runs an action; a failure is shown and remembered together with what was tried. */
export async function attempt<T>(
  { state }: StoreCore,
  tried: Attempt,
  action: () => Promise<T>,
): Promise<T | undefined> {
  try {
    const result = await action();
    if (state.trouble.peek()?.attempt.action === tried.action) state.trouble.value = undefined;
    return result;
  } catch (error) {
    state.trouble.value = { problem: toProblem(error), attempt: tried };
    return undefined;
  }
}
