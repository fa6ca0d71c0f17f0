import { useConsole } from '../../context.ts';
import type { MessageBox } from '../useMessageBox.ts';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { MessagesDrawer } from './MessagesDrawer.tsx';
import { RepeatDrawer } from './RepeatDrawer.tsx';
import { RoutesDrawer } from './RoutesDrawer.tsx';
import { VariablesDrawer } from './VariablesDrawer.tsx';

/** What the composer's menu has opened above the box. */
export function Drawers({ box }: { box: MessageBox }) {
  const { store } = useConsole();
  switch (store.drawer.value) {
    case 'messages':
      return <MessagesDrawer box={box} />;
    case 'history':
      return <HistoryDrawer box={box} />;
    case 'variables':
      return <VariablesDrawer box={box} />;
    case 'routes':
      return <RoutesDrawer box={box} />;
    case 'repeat':
      return <RepeatDrawer box={box} />;
    case undefined:
      return null;
  }
}
