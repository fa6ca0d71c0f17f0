import type { Evidence } from '../evidence.ts';
import type { Remedy } from '../finding.ts';

/** Another profile has the same access key id and another secret or token: one of the two is right. */
export const otherProfile = ({ match }: Evidence): Remedy[] =>
  match?.sameKey ? [{ kind: 'switch-profile', profileName: match.sameKey }] : [];
