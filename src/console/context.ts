import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ConsoleProps, ConsoleShell } from './props.ts';
import type { ConsoleStore } from './store/createStore.ts';

export interface ConsoleContext {
  store: ConsoleStore;
  shell: ConsoleShell;
  log: ConsoleProps['log'];
  scanner: ConsoleProps['scanner'];
}

export const Context = createContext<ConsoleContext | undefined>(undefined);

/** Store and shell of the console around. Throws outside of one. */
export function useConsole(): ConsoleContext {
  const context = useContext(Context);
  if (!context) throw new Error('This component belongs inside a console.');
  return context;
}
