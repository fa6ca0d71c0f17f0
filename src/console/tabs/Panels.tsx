import type { ComponentChildren } from 'preact';
import { useConsole } from '../context.ts';
import { Diagnosis } from '../diagnosis/Diagnosis.tsx';
import { ExportMenu } from '../export/ExportMenu.tsx';
import { FramesView } from '../frames/FramesView.tsx';
import { SequencesTab } from '../sequence/SequencesTab.tsx';
import type { TabName } from '../store/state.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { Handshake } from './Handshake.tsx';
import { Signature } from './Signature.tsx';
import { panelId } from './TabBar.tsx';

/** The views. Frames and Conversation share a panel, which stays mounted, so that filter, selection and place survive a look elsewhere. */
export function Panels() {
  const { store, shell, log, scanner } = useConsole();
  const tab = store.tab.value;
  const session = store.session.value;
  return (
    <>
      <Panel name="frames" tab={tab}>
        <FramesView
          log={log}
          scanner={scanner}
          session={session}
          onClear={() => void store.clearFrames()}
          copyText={(text) => shell.copyText(text)}
          mac={shell.mac}
          asked={store.frameAsked}
          preferences={shell.preferences}
          above={(tools) => session && <Timeline key={session.id} session={session} tools={tools} />}
          as={tab === 'conversation' ? 'conversation' : 'frames'}
          onShowFrames={() => store.setTab('frames')}
          onShowFrame={store.showFrame}
          actions={(list) =>
            session && shell.files && <ExportMenu session={session} files={shell.files} list={list} />
          }
        />
      </Panel>
      <Panel name="handshake" tab={tab}>
        {tab === 'handshake' && <Handshake />}
      </Panel>
      <Panel name="signature" tab={tab}>
        {tab === 'signature' && <Signature />}
      </Panel>
      <Panel name="diagnosis" tab={tab}>
        {tab === 'diagnosis' && <Diagnosis />}
      </Panel>
      <Panel name="sequences" tab={tab}>
        {tab === 'sequences' && <SequencesTab />}
      </Panel>
    </>
  );
}

function Panel(props: { name: TabName; tab: TabName; children: ComponentChildren }) {
  const { name, tab } = props;
  const id = panelId(name);
  return (
    <div
      class={`panel panel-${name}`}
      role="tabpanel"
      id={id}
      aria-labelledby={`tab-${id === panelId(tab) ? tab : name}`}
      // What scrolls must be reachable by keyboard; the frames' grid is by itself.
      tabIndex={name === 'frames' ? -1 : 0}
      hidden={id !== panelId(tab)}
    >
      {props.children}
    </div>
  );
}
