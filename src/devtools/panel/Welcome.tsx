import { Empty } from '#console/tabs/Empty.tsx';
import { usePanel } from './context.ts';

/** What stands in place of a socket while there is none. */
export function Welcome() {
  const { capture } = usePanel();
  const recording = capture.recording.value;
  if (recording === 'unreachable') {
    return (
      <Empty title="This page cannot be recorded">
        <p>Browsers let no extension see their own pages, their stores or error pages. Go to another page.</p>
      </Empty>
    );
  }
  const record = (
    <button type="button" class="button primary" onClick={() => void capture.reloadAndRecord()}>
      Reload and record
    </button>
  );
  if (recording === 'off') {
    return (
      <Empty title="Nothing recorded yet">
        <p>
          Reload the page to record every WebSocket that it opens, from its first script on. Nothing of it
          leaves this computer.
        </p>
        {record}
      </Empty>
    );
  }
  return (
    <Empty title="No sockets seen">
      <p>
        {recording === 'complete'
          ? 'The page has opened no WebSocket since it was loaded. Whatever it opens appears here.'
          : 'The page has opened no WebSocket since recording began. Those of before are seen after a reload.'}
      </p>
      {recording === 'partial' && record}
    </Empty>
  );
}
