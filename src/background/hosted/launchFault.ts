import { Problem } from '#core/problem.ts';
import { quote } from '#core/signInFaults/unknown.ts';
import type { HostedClient } from './server.ts';

/** What both browsers say when the window is closed: Chrome, then Firefox. */
const CLOSED = /did not approve access|cancelled or denied/i;
/** What they say when the first page answers with an error, or not at all: Chrome, then Firefox. */
const NOT_LOADED = /could not be loaded|failed to load|NS_ERROR|invalid url/i;

/**
 * The browser's reason for no answer of the sign-in page. Cognito never redirects to a URL that is
 * not registered: it shows an error (`redirect_mismatch`), which people close. So the URL is named.
 */
export function launchFault(error: unknown, client: HostedClient, redirectUrl: string): Problem {
  const text = error instanceof Error ? error.message : String(error);
  const register = `add ${redirectUrl} to the allowed callback URLs of app client ${client.clientId}`;
  if (CLOSED.test(text)) {
    return new Problem(
      'sign-in.cancelled',
      'The sign-in window was closed before the sign-in was complete.',
      `Sign in once more. If the window showed an error such as redirect_mismatch, ${register}.`,
    );
  }
  if (NOT_LOADED.test(text)) {
    return new Problem(
      'sign-in.unreachable',
      `The sign-in page at ${client.domain} did not load, or answered with an error.`,
      `Check the domain and the client id, and ${register}.`,
    );
  }
  return new Problem(
    'sign-in.unexpected',
    `The browser could not show the sign-in page: ${quote(text)}`,
    `Check the domain, and ${register}.`,
  );
}
