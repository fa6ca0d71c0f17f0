import { attempt, type StoreCore } from './core.ts';

const HISTORY_LENGTH = 50;

/** Sends what the composer holds, and goes back and forth in what was sent before. */
export function sendingActions(core: StoreCore) {
  const { deps, state, derived } = core;
  /** Oldest first. */
  const history: string[] = [];
  /** Place in the history; its length stands for the text that is being written. */
  let at = 0;
  let unsent = '';

  /** True when the message went to the host. The text stays, to be sent again or changed. */
  async function send(): Promise<boolean> {
    const { message } = derived.messageReading.peek();
    const session = derived.session.peek();
    if (!message || session?.state !== 'open') return false;
    const text = state.message.peek();
    const sent = await attempt(core, { action: 'send' }, async () => {
      await (session.page && deps.pageSockets ? deps.pageSockets : deps.background).send(session.id, message);
      return true;
    });
    if (!sent) return false;
    if (history.at(-1) !== text) history.push(text);
    if (history.length > HISTORY_LENGTH) history.shift();
    at = history.length;
    return true;
  }

  /** -1 for the message before, 1 for the one after. False where there is none. */
  function recall(step: -1 | 1): boolean {
    const next = at + step;
    if (next < 0 || next > history.length) return false;
    if (at === history.length) {
      unsent = state.message.peek();
      // What was sent last is still in the box: the message before it is the one meant.
      if (step === -1 && unsent === history[next] && next > 0) at = next;
    }
    at = Math.min(at + step, history.length);
    state.message.value = at === history.length ? unsent : history[at]!;
    return true;
  }

  /** Why the page's socket cannot be sent through from here, one sentence; undefined where it can, or is ours. */
  function whyNotThroughPage(): string | undefined {
    const session = derived.session.value;
    if (!session?.page || deps.pageSockets?.canSend(session)) return undefined;
    if (session.state !== 'open') return 'The page’s socket is not open.';
    return deps.pageSockets
      ? 'This socket can be watched, but not sent through.'
      : 'This socket belongs to a page. Open DevTools there to send through it.';
  }

  return { send, recall, whyNotThroughPage };
}
