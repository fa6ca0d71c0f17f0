import type { FileSink } from '#core/export/types.ts';
import type { LogReader } from '#log/contract.ts';
import type { LogScanner } from '#log/scanner/contract.ts';
import type { BackgroundApi, BackgroundEvent } from '#messaging/contract.ts';

/** What the console can ask of the page that it is mounted in. */
export interface ConsoleShell {
  /** `side` is Chrome's side panel or Firefox's sidebar, `panel` the one of DevTools. */
  view: 'popup' | 'tab' | 'side' | 'panel';
  /** Opens the console as a full tab. */
  openTab(): void;
  /** Opens the console beside the page; absent where there is no such place. Called by the click itself. */
  openSide?(): void;
  /** The inputs were filled elsewhere, and Connect is all that is left to press. */
  connectInFocus?: boolean;
  /** Opens the options page, at a section such as `profiles`. */
  openOptions(section?: string): void;
  copyText(text: string): Promise<void>;
  /** Asks for what reading the current tab's session needs; called by a click before anything is awaited. */
  requestTabAccess(): Promise<boolean>;
  /** Asks for access to these origins and no others; called by a click before anything is awaited. */
  requestHosts(origins: string[]): Promise<boolean>;
  /** Whether a second, true handshake can be made, and the question before it, called as `requestHosts`. */
  upgrade: { offered(): boolean; request(origin: string): Promise<boolean> };
  /** True where the command key is ⌘. */
  mac: boolean;
  /** Files that the person keeps; without it there is no export. `version` is the extension's. */
  files?: { version: string; open(name: string, type: string): Promise<FileSink> };
  /** How the view was left, such as with the timeline put away; without it nothing is kept. */
  preferences?: {
    get(name: string): string | undefined;
    set(name: string, value: string): void;
  };
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
