import type { LogReader } from '#log/contract.ts';
import type { LogScanner } from '#log/scanner/contract.ts';
import type { BackgroundApi, BackgroundEvent } from '#messaging/contract.ts';

/** What the console can ask of the page that it is mounted in. */
export interface ConsoleShell {
  view: 'popup' | 'tab';
  /** Opens the console as a full tab. */
  openTab(): void;
  /** Opens the options page, at a section such as `profiles`. */
  openOptions(section?: string): void;
  copyText(text: string): Promise<void>;
  /** Asks for what reading the current tab's session needs; called by a click before anything is awaited. */
  requestTabAccess(): Promise<boolean>;
  /** Asks for access to these origins and no others; called by a click before anything is awaited. */
  requestHosts(origins: string[]): Promise<boolean>;
  /** Asks for the right to make a second handshake; called as `requestHosts`. Absent where it takes effect later. */
  requestUpgrade?(): Promise<boolean>;
  /** True where the command key is ⌘. */
  mac: boolean;
}

/** All that the console knows of the world: no browser API and no AWS. */
export interface ConsoleProps {
  background: BackgroundApi;
  log: LogReader;
  /** Filters the log of the session that is shown. */
  scanner: LogScanner;
  /** Returns the way to stop. */
  onBackgroundEvent(listener: (event: BackgroundEvent) => void): () => void;
  shell: ConsoleShell;
}
