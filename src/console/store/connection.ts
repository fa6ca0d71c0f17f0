import { batch } from '@preact/signals';
import type { CopyFormat } from '#core/commands/format.ts';
import { CLOCK_WINDOW_MS } from '#core/limits.ts';
import { attempt, type StoreCore } from './core.ts';
import { lasting, type SignOptions, signRequest } from './request.ts';
import type { Attempt } from './state.ts';

/** How long it is said that a text without an expiry was copied. */
const SHOWN_MS = 4_000;

/** Connect, disconnect, send, copy: what goes out. */
export function connectionActions(
  core: StoreCore,
  settleUrl: () => void,
  showSession: (id: number) => Promise<void>,
) {
  const { deps, state, derived } = core;

  /** Opens a connection and looks at it. A second call while the first is under way does nothing. */
  async function connect(options?: SignOptions): Promise<void> {
    if (state.connecting.peek() || !state.ready.peek()) return;
    settleUrl();
    state.urlSettled.value = true;
    if (!derived.reading.peek().ok) return;
    state.connecting.value = true;
    const id = await attempt(core, { action: 'connect' }, async () =>
      deps.background.connect({
        ...signRequest(core, options),
        subprotocols: derived.subprotocolList.peek(),
        ...lasting(core),
        ...(derived.api.peek() ? { apiId: derived.api.peek()!.id } : {}),
      }),
    );
    if (id !== undefined) {
      batch(() => {
        state.trouble.value = undefined;
        state.copied.value = undefined;
        state.urlNotes.value = [];
      });
      await (deps.showElsewhere?.(id) ?? showSession(id));
    }
    state.connecting.value = false;
  }

  async function disconnect(): Promise<void> {
    const id = state.sessionId.peek();
    await attempt(core, { action: 'other' }, () => deps.background.disconnect(id));
  }

  /** While it waits for the next attempt: makes it now. */
  async function reconnectNow(): Promise<void> {
    const id = state.sessionId.peek();
    await attempt(core, { action: 'other' }, () => deps.background.reconnectNow(id));
  }

  /** Signs afresh; the text goes straight from the reply into the clipboard. */
  async function copy(format: CopyFormat, options?: { allowExpired?: boolean }): Promise<void> {
    if (state.copying.peek() || !state.ready.peek()) return;
    settleUrl();
    state.urlSettled.value = true;
    if (!derived.reading.peek().ok) return;
    state.copying.value = true;
    state.copied.value = undefined;
    await attempt(core, { action: 'copy', format }, async () => {
      const { text, validUntil } = await deps.background.copySigned({
        ...signRequest(core, options),
        subprotocols: derived.subprotocolList.peek(),
        format,
      });
      await deps.copyText(text);
      const ends = validUntil === undefined ? {} : { validUntil };
      const long = validUntil !== undefined && validUntil - deps.now() > CLOCK_WINDOW_MS;
      state.copied.value = { what: format, ...ends, ...(long ? { mayEndSooner: true } : {}) };
    });
    state.copying.value = false;
  }

  /** Copies what is shown; nothing is signed. */
  async function copyShown(text: string): Promise<void> {
    await attempt(core, { action: 'other' }, async () => {
      await deps.copyText(text);
      state.copied.value = { what: 'text' };
      deps.later(() => {
        if (state.copied.peek()?.what === 'text') state.copied.value = undefined;
      }, SHOWN_MS);
    });
  }

  /** Shows how the inputs would be signed now; opens nothing. */
  async function explain(options?: { allowExpired?: boolean }): Promise<void> {
    if (!state.ready.peek()) return;
    settleUrl();
    state.urlSettled.value = true;
    if (!derived.reading.peek().ok) return;
    const trace = await attempt(core, { action: 'explain' }, () =>
      deps.background.explainSignature(signRequest(core, options)),
    );
    if (trace) state.preview.value = trace;
  }

  /** Does again what expired keys had stopped, with these keys all the same. */
  async function signAnyway(tried: Attempt): Promise<void> {
    state.trouble.value = undefined;
    const options = { allowExpired: true };
    if (tried.action === 'connect') await connect(options);
    else if (tried.action === 'copy') await copy(tried.format, options);
    else if (tried.action === 'explain') await explain(options);
  }

  return {
    connect,
    disconnect,
    reconnectNow,
    copy,
    copyShown,
    explain,
    signAnyway,
    dismissCopied() {
      state.copied.value = undefined;
    },
  };
}
