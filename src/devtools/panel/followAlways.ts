import type { Capture } from '../capture/contract.ts';
import type { AlwaysRecord } from './props.ts';

/**
 * A site that is always recorded needs no button: its pages have the hook already, and what it has
 * kept is taken as soon as the panel is there. Who stops recording, or could be recording, is left alone.
 */
export function followAlways(
  capture: Capture,
  always: Pick<AlwaysRecord, 'isOn' | 'site' | 'onChange'>,
): () => void {
  /** Sites on which it was begun, since the person may have stopped it there. */
  let begun: string | undefined;
  let stopped = false;
  async function look(): Promise<void> {
    const site = always.site();
    if (site === undefined || site === begun || !(await always.isOn().catch(() => false))) return;
    if (stopped || always.site() !== site) return;
    begun = site;
    if (capture.recording.peek() === 'off') await capture.start();
  }
  const stop = always.onChange(() => void look());
  void look();
  return () => {
    stopped = true;
    stop();
  };
}
