import { Problem } from '../problem.ts';

/**
 * A request that got no reply. Browsers throw the same TypeError for a missing network, an unknown
 * host and a CORS refusal, and so the sentence cannot choose.
 * @param url where it went, such as `https://sts.eu-central-1.amazonaws.com/`; its origin is what the Problem is `about`
 * @param what what to call a text that is no URL
 */
export function explainUnreachable(url: string, what: string, error?: unknown): Problem {
  const { host, origin } = URL.canParse(url) ? new URL(url) : { host: what };
  const late = [error, error instanceof Error ? error.cause : undefined].some(isTimeout);
  return new Problem(
    'sign-in.unreachable',
    late ? `${host} did not answer in time.` : `${host} could not be reached.`,
    'Check the network and the region or endpoint in the profile; if the server refuses requests of extensions (CORS), allow the extension to access that site.',
    { cause: error, about: origin },
  );
}

/** A fetch that was given up; whoever did so may have wrapped it. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}
