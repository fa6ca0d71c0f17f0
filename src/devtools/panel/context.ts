import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useConsole } from '#console/context.ts';
import type { SocketList } from './list/socketList.ts';
import type { PanelProps } from './props.ts';

export interface PanelContext extends Pick<PanelProps, 'capture' | 'always' | 'background'> {
  list: SocketList;
  /** Hands the API of the socket that is looked at to the console, with our profile. */
  takeOver(): void;
}

export const PanelContext = createContext<PanelContext | undefined>(undefined);

/** The panel around, and the console's store that it stands on. Throws outside of one. */
export function usePanel() {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('This component belongs inside the DevTools panel.');
  return { ...panel, ...useConsole() };
}
