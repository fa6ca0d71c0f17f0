import type { SessionState } from '#core/session.ts';

const WAITING: Record<SessionState, string> = {
  connecting: 'Connecting …',
  open: 'Connected. No frames yet.',
  closing: 'Closing. No frames came.',
  closed: 'The connection closed without a frame.',
  failed: 'The handshake failed, so there are no frames.',
  reconnecting: 'The connection dropped before a frame came. It is opened again.',
  lost: 'The connection was lost before a frame came.',
};

export interface EmptyStateProps {
  state: SessionState | undefined;
  /** Rows stored, whatever the filter says. */
  stored: number;
  cleared: boolean;
  searching: boolean;
}

/** Says why the list is empty. */
export function EmptyState({ state, stored, cleared, searching }: EmptyStateProps) {
  return <p class="frame-empty">{sentence(state, stored, cleared, searching)}</p>;
}

function sentence(
  state: SessionState | undefined,
  stored: number,
  cleared: boolean,
  searching: boolean,
): string {
  if (state === undefined) return 'Connect to see frames here.';
  if (stored > 0) return searching ? 'Searching …' : 'No frame passes the filter.';
  if (cleared) return 'Cleared. New frames appear here.';
  return WAITING[state];
}
