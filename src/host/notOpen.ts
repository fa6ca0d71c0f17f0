import { Problem } from '#core/problem.ts';
import type { Session } from './session.ts';

/** Why nothing can be sent: Problem `session.closed`. */
export function notOpen(state: Session['state'] | undefined): Problem {
  const refuse = (message: string, next: string) => new Problem('session.closed', message, next);
  switch (state) {
    case 'connecting':
      return refuse('The connection is not open yet, so nothing was sent.', 'Send again once it is open.');
    case 'dropped':
      return refuse(
        'The connection dropped and is not open again yet, so nothing was sent.',
        'Send again once it is open.',
      );
    default:
      return refuse('The connection is closed, so nothing was sent.', 'Connect again, then send.');
  }
}
