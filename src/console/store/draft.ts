import { effect } from '@preact/signals';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import type { ConsoleDraft } from '#messaging/contract.ts';
import type { StoreCore } from './core.ts';
import type { ConsoleState, SentMessage } from './state.ts';

const KEEP_AFTER_MS = 200;
/** Of the history: messages, and characters of each. */
const KEPT_MESSAGES = 20;
const KEPT_LENGTH = 4_096;

/**
 * Anything like these in a text that could not be read as an endpoint, user:password@, a key id, or
 * 40 characters as of a secret key: it is not kept.
 */
const MAY_BE_SECRET =
  /x-amz-|authorization|token|secret|password|key=|\s-H\s|:[^\s/]*@|A[KS]IA[A-Z0-9]{12}|(?<![\w/+])[\w/+]{40}(?![\w/+])/i;

/**
 * The inputs as they are kept. A URL as it was pasted may carry a signature and a session token,
 * so only the reading of it is kept.
 */
export function draftOf(state: ConsoleState): ConsoleDraft {
  const reading = readEndpoint(state.url.value);
  const url = reading.ok ? reading.endpoint.url : MAY_BE_SECRET.test(state.url.value) ? '' : state.url.value;
  const draft: ConsoleDraft = { sessionId: state.sessionId.value };
  if (url) draft.url = url;
  if (state.profileId.value !== undefined) draft.profileId = state.profileId.value;
  if (state.apiId.value !== undefined) draft.apiId = state.apiId.value;
  if (state.region.value) draft.region = state.region.value;
  if (state.service.value) draft.service = state.service.value;
  if (state.expires.value !== undefined) draft.expires = state.expires.value;
  if (state.subprotocols.value) draft.subprotocols = state.subprotocols.value;
  if (state.reconnect.value) draft.reconnect = true;
  if (state.keepAliveSeconds.value) {
    draft.keepAliveSeconds = state.keepAliveSeconds.value;
    draft.keepAliveMessage = state.keepAliveMessage.value;
  }
  if (state.message.value) {
    draft.message = state.message.value;
    if (state.messageKind.value !== 'text') draft.messageKind = state.messageKind.value;
  }
  const history = keptHistory(state.history.value);
  if (history.length > 0) draft.history = history;
  return draft;
}

/** What was sent lately. Long ones stay out: all of it is written with each pause in typing. */
function keptHistory(history: readonly SentMessage[]): SentMessage[] {
  return history.filter(({ text }) => text.length <= KEPT_LENGTH).slice(-KEPT_MESSAGES);
}

/**
 * Keeps the inputs 200 ms after the last change, or at once when `flush` is called because the
 * page is about to go. Failures are not shown: nothing that the person did has failed.
 */
export function startKeepingDraft({ deps, state }: StoreCore): { flush(): void; stop(): void } {
  let cancel: (() => void) | undefined;
  let kept: string | undefined;

  function keep(): void {
    cancel?.();
    cancel = undefined;
    if (!state.ready.peek()) return;
    const draft = draftOf(state);
    const text = JSON.stringify(draft);
    if (text === kept) return;
    kept = text;
    deps.background.keepDraft(draft).catch(() => {
      kept = undefined;
    });
  }

  const stop = effect(() => {
    // Subscribes to every input; what is written is read again when the wait is over.
    JSON.stringify(draftOf(state));
    if (!state.ready.value) return;
    cancel?.();
    cancel = deps.later(keep, KEEP_AFTER_MS);
  });

  return {
    flush: keep,
    stop() {
      stop();
      cancel?.();
    },
  };
}
