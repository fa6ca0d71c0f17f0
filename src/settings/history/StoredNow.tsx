import { formatBytes } from '#core/time.ts';
import type { StoredNow as Stored } from '../store/history.ts';

/** How much the log takes up, in a sentence or two. */
export function StoredNow({ stored }: { stored: Stored | undefined }) {
  if (!stored) return <p class="dim">Counting.</p>;
  const { sessions, open, bytes, disk } = stored;
  const many = sessions === 1 ? '1 session' : `${sessions.toLocaleString('en-GB')} sessions`;
  const still = open > 0 ? `, ${open === 1 ? '1 of them' : `${open} of them`} open` : '';
  return (
    <p>
      {sessions === 0 ? 'No session is stored.' : `${many}${still}, with ${formatBytes(bytes)} of frames.`}
      {disk !== undefined && ` The browser counts ${formatBytes(disk)} on disk for all of Countersign.`}
    </p>
  );
}
