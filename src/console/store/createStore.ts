import { batch } from '@preact/signals';
import { serverSide } from '../connections/serverSide.ts';
import { createSequencer } from '../sequence/createSequencer.ts';
import { composeActions } from './compose.ts';
import { connectAgainAction } from './connectAgain.ts';
import { connectionActions } from './connection.ts';
import { createCore } from './core.ts';
import type { StoreDeps } from './deps.ts';
import { diagnosisActions } from './diagnosis.ts';
import { startKeepingDraft } from './draft.ts';
import { importActions } from './importing.ts';
import { inputActions } from './inputs.ts';
import { savedApiActions } from './savedApis.ts';
import { sendingActions } from './sending.ts';
import { sessionChanges } from './sessionChanges.ts';
import { sessionActions } from './sessions.ts';
import { signInActions } from './signIn.ts';
import { start } from './start.ts';
import type { Drawer, TabName } from './state.ts';

/**
 * The console without its looks: signals to show, and actions that a person takes. Works without
 * a DOM. Call `load` once, `watch` whenever the page is seen or hidden, `stop` at the end.
 */
export function createStore(deps: StoreDeps) {
  const core = createCore(deps);
  const inputs = inputActions(core);
  const sessions = sessionActions(core, inputs.chooseRecent);
  const changes = sessionChanges(core, sessions.forget);
  const connection = connectionActions(core, inputs.settleUrl, sessions.showSession);
  const draft = deps.keepsInputs === false ? undefined : startKeepingDraft(core);
  const compose = composeActions(core);
  const { load, refresh, watch, stop } = start(core, sessions, changes, inputs, compose.loadCompose);
  const sequencer = createSequencer(core);

  return {
    ...core.state,
    ...core.derived,
    ...inputs,
    ...connection,
    ...sendingActions(core),
    ...compose,
    ...savedApiActions(core, inputs.settleUrl),
    ...diagnosisActions(core),
    ...signInActions(core, refresh),
    ...serverSide(core),
    chooseSession: sessions.chooseSession,
    askExport: sessions.askExport,
    ...importActions(core, sessions.showSession),
    newConnection: sessions.newConnection,
    takeOver: sessions.takeOver,
    clearFrames: sessions.clearFrames,
    ...changes,
    connectAgain: connectAgainAction(core, inputs.chooseRecent, connection.connect, sessions.newConnection),
    setTab(tab: TabName) {
      core.state.tab.value = tab;
    },
    /** Leads from elsewhere to a row of the session that is looked at. */
    showFrame(index: number) {
      batch(() => {
        core.state.tab.value = 'frames';
        core.state.frameAsked.value = index;
      });
    },
    /** Opens it, or puts it away. */
    setDrawer(drawer: Drawer | undefined) {
      core.state.drawer.value = drawer;
    },
    sequencer,
    load,
    watch,
    flush() {
      draft?.flush();
      sequencer.flush();
    },
    stop() {
      draft?.stop();
      sequencer.end();
      stop();
    },
  };
}

export type ConsoleStore = ReturnType<typeof createStore>;
