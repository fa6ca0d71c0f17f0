import './panel.css';
import { mountView } from '#console/mountView.tsx';
import type { ConsoleStore } from '#console/store/createStore.ts';
import { draftOf } from '#console/store/draft.ts';
import { NEW_CONNECTION } from '#console/store/state.ts';
import { PanelContext } from './context.ts';
import { followAlways } from './followAlways.ts';
import { createSocketList } from './list/socketList.ts';
import { Panel } from './Panel.tsx';
import type { PanelProps } from './props.ts';

/**
 * Draws the panel over a console's store of its own. What is chosen here is nobody else's draft;
 * what is connected from here, or taken over, goes on in a console in a tab.
 */
export function mountPanel(root: Element, props: PanelProps): void {
  const { background, capture, always, openConsole } = props;
  let store: ConsoleStore | undefined;

  async function openElsewhere(sessionId: number): Promise<void> {
    if (!store) return;
    await background.keepDraft({ ...draftOf(store), sessionId });
    await openConsole({ connect: sessionId === NEW_CONNECTION });
  }

  mountView(
    root,
    props,
    (created) => {
      store = created;
      const list = createSocketList(created, capture);
      const takeOver = () => void openElsewhere(NEW_CONNECTION);
      const panel = { capture, background, list, takeOver, ...(always ? { always } : {}) };
      return (
        <PanelContext.Provider value={panel}>
          <Panel />
        </PanelContext.Provider>
      );
    },
    {
      keepsInputs: false,
      showElsewhere: openElsewhere,
      pageSockets: {
        canSend: (session) => capture.canSend(session),
        send: (id, message) =>
          capture.send(id, message.kind === 'text' ? { text: message.text } : { base64: message.base64 }),
      },
    },
  );
  const stopFollowing = always && followAlways(capture, always);
  // The page goes on as it was, once nobody listens.
  window.addEventListener('pagehide', () => {
    stopFollowing?.();
    capture.dispose();
  });
}
