import { isGoodClose } from '#core/close.ts';
import { closedText, openText, refusedText } from '#core/connectionTexts.ts';
import { maskSubprotocol } from '#core/page/maskHeaders.ts';
import type { PageSocket, RecordedHandshake } from '#core/page/pageSocket.ts';
import type { CloseInfo } from '#core/session.ts';
import type { CapturedRow } from '#messaging/capture.ts';
import type { Outbox } from './outbox.ts';

export interface SocketFacts {
  /** Names it within its capture. */
  ref: string;
  url: string;
  subprotocols: string[];
  /** Epoch milliseconds. */
  createdAt: number;
  page: PageSocket;
  /** Where it was seen too late to see it open, what is said of that. */
  openAlready?: string;
}

/** One socket of the page, whoever told of it, on its way into the log. */
export class TrackedSocket {
  state: 'connecting' | 'open' | 'ended' = 'connecting';
  /** Set once the background has answered. */
  sessionId: number | undefined;
  /** Taken off the list by the person, or left behind by navigation. */
  listed = true;
  dropped = 0;
  headersKnown = false;
  /** The hook has met it after the browser's record did, and will tell its close code. */
  hooked = false;
  /** When it was opened, or ended without that; absent while it is connecting. */
  settledAt: number | undefined;
  #last: number;
  #close: CloseInfo | undefined;
  /** The subprotocol, once it is known. */
  #chosen: string | undefined;

  constructor(
    readonly facts: SocketFacts,
    private readonly out: Outbox,
    private readonly now: () => number,
  ) {
    const { ref, url, subprotocols, createdAt, page, openAlready } = facts;
    this.#last = createdAt;
    out.create(ref, { url, subprotocols, createdAt, page });
    if (openAlready === undefined) this.event(createdAt, `connecting to ${place(url)}`);
    else {
      this.state = 'open';
      this.settledAt = createdAt;
      this.event(createdAt, openAlready);
      out.change(ref, { state: 'open', openedAt: createdAt });
    }
  }

  /** The browser's record tells its frames, all of them but late; the hook may know it as well. */
  get recorded(): boolean {
    const { seenFrom, framesUnseen } = this.facts.page;
    return seenFrom === 'har' && !framesUnseen;
  }

  /**
   * The hook has met it after the browser's record did: it tells the frames, where the record cannot.
   * @param text what is said of frames that were not seen
   */
  meet(time: number, page: Pick<PageSocket, 'seenFrom' | 'scope' | 'pageUrl'>, text?: string): void {
    this.hooked = true;
    if (this.recorded || this.state === 'ended') return;
    const change = { ...page, framesUnseen: false };
    this.facts.page = { ...this.facts.page, ...change };
    this.out.change(this.facts.ref, { page: change });
    if (text !== undefined) this.event(time, text);
  }

  /** Its end is known to come from the hook, and has not yet. */
  get awaitsClose(): boolean {
    return this.hooked && this.#close === undefined && this.state === 'open';
  }

  get live(): boolean {
    return this.state !== 'ended';
  }

  opened(time: number, chosen: string, extensions: string): void {
    // A server may choose the one that carries credentials.
    const subprotocol = maskSubprotocol(chosen);
    if (this.state === 'open' && this.#chosen === undefined) {
      this.out.change(this.facts.ref, { subprotocol, extensions });
    }
    this.#chosen ??= subprotocol;
    if (this.state !== 'connecting') return;
    this.state = 'open';
    const openedAt = this.#in(time);
    this.settledAt = openedAt;
    const handshakeMs = openedAt - this.facts.createdAt;
    this.event(openedAt, openText(handshakeMs, subprotocol));
    this.out.change(this.facts.ref, { state: 'open', openedAt, handshakeMs, subprotocol, extensions });
  }

  /** A row that came after all rows before it: its time is put right where the page says otherwise. */
  row(row: CapturedRow): void {
    if (this.state === 'ended') return;
    row.time = this.#in(row.time);
    this.out.row(this.facts.ref, row);
  }

  event(time: number, payload: string, bad = false): void {
    this.row({ time, direction: 'event', kind: 'text', payload, ...(bad ? { bad } : {}) });
  }

  /** As the hook saw it. Of a recorded socket the last frames are still to come, and then its end. */
  closed(time: number, close: CloseInfo): void {
    if (this.recorded) this.#close = close;
    else this.#closed(time, close);
  }

  #closed(time: number, close: CloseInfo): void {
    if (this.state === 'open') this.#end(time, closedText(close), !isGoodClose(close.code), 'closed', close);
    else this.#end(time, refusedText(close), true, 'failed', close);
  }

  /** It ended by what the browser's record says, which knows no close codes. */
  endedSomehow(time: number, { status, error }: Pick<RecordedHandshake, 'status' | 'error'>): void {
    if (this.#close) {
      this.#closed(time, this.#close);
      return;
    }
    if (this.state === 'open') {
      this.#end(time, 'closed; the browser’s record does not say by which code', false, 'closed');
      return;
    }
    const why = error ?? (status > 0 ? `the server answered ${status}` : undefined);
    this.#end(time, why === undefined ? 'not connected' : `not connected: ${why}`, true, 'failed');
  }

  /** Its document is no more. WHATWG HTML "unloading documents": the browser closes it with 1001. */
  left(time: number): void {
    if (this.state === 'open') {
      const close: CloseInfo = { code: 1001, reason: '', wasClean: true };
      this.#end(
        time,
        'the page was left, and so the browser closed the connection (1001)',
        false,
        'closed',
        close,
      );
    } else this.#end(time, 'the page was left before the connection was open', false, 'failed');
  }

  /** Nobody looks any more; the socket itself may live on. */
  unwatched(time: number, why: string): void {
    this.#end(time, why, false, 'lost');
  }

  /** Messages that the page's queue had no room for; `shared` where some may have been other sockets'. */
  missed(time: number, messages: number, shared = false): void {
    const whose = shared ? ' of the page’s sockets' : '';
    this.#lose(time, messages, whose, 'captured: they came faster than they could be recorded');
  }

  /** Messages that the background did not take. */
  refused(messages: number): void {
    this.#lose(this.now(), messages, '', 'logged: the extension refused them');
  }

  #lose(time: number, messages: number, whose: string, why: string): void {
    if (messages <= 0 || this.state === 'ended') return;
    this.dropped += messages;
    const frames = messages === 1 ? '1 frame' : `${messages.toLocaleString('en-GB')} frames`;
    this.event(time, `${frames}${whose} ${messages === 1 ? 'was' : 'were'} not ${why}`, true);
    this.out.change(this.facts.ref, { page: { dropped: this.dropped } });
  }

  handshake(handshake: RecordedHandshake): void {
    this.headersKnown = true;
    this.out.handshake(this.facts.ref, handshake);
  }

  #end(
    time: number,
    text: string,
    bad: boolean,
    state: 'closed' | 'failed' | 'lost',
    close?: CloseInfo,
  ): void {
    if (this.state === 'ended') return;
    const endedAt = this.#in(time);
    this.settledAt ??= endedAt;
    this.event(endedAt, text, bad);
    this.state = 'ended';
    this.out.change(this.facts.ref, { state, endedAt, ...(close ? { close } : {}) });
  }

  /** Between the row before and now: times that run backwards would hide rows from the filter. */
  #in(time: number): number {
    this.#last = Math.max(this.#last, Math.min(time, this.now()));
    return this.#last;
  }
}

/** Host and path; the query stays out, since secrets may be in it. */
const place = (url: string): string =>
  URL.canParse(url) ? new URL(url).host + new URL(url).pathname : 'an address that is no URL';
