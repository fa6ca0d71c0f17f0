// Runs, unseen, as often as DevTools is opened. All else is in the panel, which is loaded when it is first looked at.
import { createPanel } from '#platform/panelPage.ts';

createPanel('Countersign', '/icons/icon-32.png', '/src/devtools/panel.html');
