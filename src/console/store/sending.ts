import { batch } from '@preact/signals';
import { attempt, type StoreCore } from './core.ts';
import type { SentMessage } from './state.ts';

const HISTORY_LENGTH = 50;

/** Sends what the composer holds, and goes back and forth in what was sent before. */
export function sendingActions(core: StoreCore) {
  const { deps, state, derived } = core;
  /** Place in the history; its length stands for the text that is being written. */
  let at: number | undefined;
  let unsent: SentMessage = { text: '', kind: 'text' };

  const shown = (): SentMessage => ({ text: state.message.peek(), kind: state.messageKind.peek() });

  function show({ text, kind }: SentMessage): void {
    batch(() => {
      state.message.value = text;
      state.messageKind.value = kind;
    });
  }

  function remember(sent: SentMessage): void {
    const history = state.history.peek();
    if (!isSame(history.at(-1), sent)) state.history.value = [...history, sent].slice(-HISTORY_LENGTH);
    at = undefined;
  }

  /** True when the message went to the host. The text stays, to be sent again or changed. */
  async function send(): Promise<boolean> {
    const { message, template } = derived.messageReading.peek();
    const session = derived.session.peek();
    if (session?.state !== 'open') return false;
    const written = shown();
    const sent = await attempt(core, { action: 'send' }, async () => {
      if (template && !session.page)
        await deps.background.sendTemplate(session.id, template, derived.environment.peek()?.id);
      else if (message)
        await (session.page && deps.pageSockets ? deps.pageSockets : deps.background).send(
          session.id,
          message,
        );
      else return false;
      return true;
    });
    if (!sent) return false;
    remember(written);
    return true;
  }

  /** Sends what the composer holds now and every so many seconds. */
  async function startRepeat(seconds: number): Promise<boolean> {
    const session = derived.session.peek();
    const request = { text: state.message.peek(), form: state.messageKind.peek(), seconds };
    if (session?.state !== 'open') return false;
    const written = shown();
    const begun = await attempt(core, { action: 'send' }, async () => {
      await deps.background.startRepeat(session.id, request, derived.environment.peek()?.id);
      return true;
    });
    if (begun) remember(written);
    return begun === true;
  }

  async function stopRepeat(): Promise<void> {
    const id = state.sessionId.peek();
    await attempt(core, { action: 'send' }, () => deps.background.stopRepeat(id));
  }

  /** -1 for the message before, 1 for the one after. False where there is none. */
  function recall(step: -1 | 1): boolean {
    const history = state.history.peek();
    const now = Math.min(at ?? history.length, history.length);
    let next = now + step;
    if (next < 0 || next > history.length) return false;
    if (now === history.length) {
      unsent = shown();
      // What was sent last is still in the box: the message before it is the one meant.
      if (step === -1 && isSame(history[next], unsent) && next > 0) next -= 1;
    }
    at = next;
    show(history[next] ?? unsent);
    return true;
  }

  /** Why the page's socket cannot be sent through from here, one sentence; undefined where it can, or is ours. */
  function whyNotThroughPage(): string | undefined {
    const session = derived.session.value;
    if (!session?.page) return undefined;
    if (deps.pageSockets?.canSend(session)) {
      // Values are put in where our sockets are, so that secret ones stay out of every page.
      const places = derived.messageReading.value.template;
      return places && 'Messages with {{places}} go through Countersign’s own connections only.';
    }
    if (session.state !== 'open') return 'The page’s socket is not open.';
    return deps.pageSockets
      ? 'This socket can be watched, but not sent through.'
      : 'This socket belongs to a page. Open DevTools there to send through it.';
  }

  return {
    send,
    startRepeat,
    stopRepeat,
    recall,
    whyNotThroughPage,
    clearHistory() {
      state.history.value = [];
      at = undefined;
    },
    /** Runs what writes into the box; what goes wrong is told beneath it. */
    trying: <T>(action: () => Promise<T>) => attempt(core, { action: 'send' }, action),
  };
}

const isSame = (a: SentMessage | undefined, b: SentMessage): boolean =>
  a?.text === b.text && a.kind === b.kind;
