import { Composer } from '#console/composer/Composer.tsx';
import { Panels } from '#console/tabs/Panels.tsx';
import { CopiedNote } from '#console/target/CopiedNote.tsx';
import { Trouble } from '#console/target/Trouble.tsx';
import { CompletenessLine } from './bar/CompletenessLine.tsx';
import { SocketBar } from './bar/SocketBar.tsx';
import { usePanel } from './context.ts';
import { ListBar } from './list/ListBar.tsx';
import { SocketListBox } from './list/SocketListBox.tsx';
import { Welcome } from './Welcome.tsx';

/** The page's sockets on the left, the console's views of the chosen one on the right. */
export function Panel() {
  const { store, capture } = usePanel();
  const session = store.session.value;
  return (
    <div class="console page-panel" data-view="panel">
      <nav class="socket-side" aria-label="Sockets on this page">
        <ListBar />
        <SocketListBox />
      </nav>
      <div class="socket-main">
        {session ? (
          <>
            <SocketBar />
            <div class="notices">
              <Trouble />
              <CopiedNote />
            </div>
            <CompletenessLine />
            <main>
              <Panels />
            </main>
            {capture.canSend(session) && <Composer />}
          </>
        ) : (
          <main>
            <Welcome />
          </main>
        )}
      </div>
    </div>
  );
}
