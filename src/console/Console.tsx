import { Composer } from './composer/Composer.tsx';
import { ServerSide } from './connections/ServerSide.tsx';
import { ServerSideButton } from './connections/ServerSideButton.tsx';
import { useConsole } from './context.ts';
import { Header } from './header/Header.tsx';
import { RunLine } from './sequence/RunLine.tsx';
import { SessionsBar } from './sessions/SessionsBar.tsx';
import { Shortcuts } from './shortcuts/Shortcuts.tsx';
import { StatusLine } from './status/StatusLine.tsx';
import { Panels } from './tabs/Panels.tsx';
import { TabBar } from './tabs/TabBar.tsx';
import { Target } from './target/Target.tsx';

/** The whole console, in whatever it is mounted. */
export function Console() {
  const { shell } = useConsole();
  return (
    <div class="console" data-view={shell.view}>
      <Header />
      <Target />
      <StatusLine />
      <div class="tab-row">
        <TabBar />
        <ServerSideButton />
        <SessionsBar />
      </div>
      <div class="console-lower">
        <main>
          <Panels />
        </main>
        <RunLine />
        <Composer />
        <ServerSide />
      </div>
      <Shortcuts />
    </div>
  );
}
