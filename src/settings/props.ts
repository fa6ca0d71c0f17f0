import type { BackgroundApi, BackgroundEvent } from '#messaging/contract.ts';

/** What the options page needs of the world; no browser API is reached past it. */
export interface SettingsProps {
  background: BackgroundApi;
  /** What the log takes up. */
  log: {
    /** Every session with the bytes of its frames, latest first. */
    sessions(): Promise<{ id: number; bytes: number; ended: boolean }[]>;
    /** Bytes that the browser has stored for the extension; undefined where it does not tell. */
    bytesOnDisk(): Promise<number | undefined>;
    /** Calls back when the log has changed; returns the way to stop. */
    subscribe(listener: () => void): () => void;
  };
  /** Returns the function that stops listening. */
  onBackgroundEvent(listener: (event: BackgroundEvent) => void): () => void;
  shell: {
    /** The manifest's version. */
    version: string;
    /** `profiles`, `profiles/new`, `profiles/<id>`, the same of `apis`, `vault`, `history`, `pages`, `pages/<origin>` to ask for that site, `diagnosis`, `sharing` or `about`; '' is `profiles`. */
    section: string;
    /** Told of every move, in the same words, so that a reload comes back to the same place. */
    setSection(name: string): void;
    /** Told where a link to this page points after it was opened; returns what stops it. */
    onSection?(listener: (section: string) => void): () => void;
    copyText(text: string): Promise<void>;
    /** Where the hosted sign-in page sends its code back to, to be registered with the app client. */
    redirectUrl: string;
    /** Asks for access to these origins; called by a click's handler before anything is awaited. */
    requestHost(origins: string[]): Promise<boolean>;
    /** Asks for what reading the current tab's session needs. Called as `requestHost`. */
    requestTabAccess(): Promise<boolean>;
    /** Repeated handshakes, which show the answer that a browser hides: off unless allowed here. */
    repeats: Repeats;
    /** Sites whose pages are recorded at every load: none unless allowed here or in the DevTools panel. */
    always: AlwaysRecorded;
    /** Opens a page of the web in a new tab. */
    openUrl(url: string): void;
  };
}

/** The optional permission behind repeated handshakes. */
export interface Repeats {
  /** What granting it means differs between the two. */
  browser: 'chrome' | 'firefox';
  state(): Promise<'off' | 'next-start' | 'on'>;
  /** Called by a click's handler before anything is awaited; false where it was declined. */
  allow(): Promise<boolean>;
  takeBack(): Promise<void>;
}

/** The opt-in to record every load of a site. */
export interface AlwaysRecorded {
  /** Match patterns, such as `https://app.example.com/*`. */
  list(): Promise<string[]>;
  /** Called by a click's handler before anything is awaited; false where it was declined. */
  add(origin: string): Promise<boolean>;
  remove(pattern: string): Promise<void>;
  /** Whether it can be asked for. */
  canAdd(origin: string): boolean;
  /** Calls back when the list has changed; returns the way to stop. */
  onChange(listener: () => void): () => void;
}
