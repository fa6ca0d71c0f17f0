import type { ConsoleProps } from '#console/props.ts';
import type { Capture } from '../capture/contract.ts';

/** The opt-in to record every load of a site, from the page's first script on. */
export interface AlwaysRecord {
  /** The site of the page at hand, such as `https://app.example.com`; undefined where it has none. */
  site(): string | undefined;
  isOn(): Promise<boolean>;
  /** Called by a click before anything is awaited, since the browser asks. False where it was not allowed, or is asked elsewhere. */
  turn(on: boolean): Promise<boolean>;
  /** Calls back when site or answer may be another; returns what stops it. */
  onChange(listener: () => void): () => void;
  /** Firefox asks for nothing from a panel: `turn` opens the page that does. */
  elsewhere: boolean;
}

/** All that the panel knows of the world. */
export interface PanelProps extends ConsoleProps {
  capture: Capture;
  /** Absent where it cannot be asked for. */
  always?: AlwaysRecord;
  /** Opens the console in a tab, with what was kept as the draft; `connect` puts Connect into focus. */
  openConsole(options: { connect: boolean }): Promise<void>;
}
