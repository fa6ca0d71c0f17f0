import { CLOCK_WINDOW_MS } from '../limits.ts';
import { errorTypeOf, readFaults } from './answer/readFaults.ts';
import type { Answer, ServerFault } from './answer/types.ts';
import type { Evidence } from './evidence.ts';
import type { Variant } from './variant.ts';

type Kind = ServerFault['kind'];
type FaultOf<K extends Kind> = Extract<ServerFault, { kind: K }>;
type VariantOf<C extends Variant['change']> = Extract<Variant, { change: C }>;

/** A fault that an answer names, and the answer. */
export interface Told<K extends Kind = Kind> {
  fault: FaultOf<K>;
  answer: Answer;
}

/** The latest answer that names such a fault, of those that tell of the handshake (see answersToUrl). */
export function told<K extends Kind>(evidence: Evidence, ...kinds: K[]): Told<K> | undefined {
  for (const answer of answersToUrl(evidence).toReversed()) {
    const fault = readFaults(answer).find((one): one is FaultOf<K> => kinds.includes(one.kind as K));
    if (fault && !cameLate(evidence, answer, fault)) return { fault, answer };
  }
  return undefined;
}

/**
 * Answers that tell of the handshake, latest last. Those to a URL that was signed anew say nothing
 * of the signature that was refused; a plain GET whose status is not that of a true handshake was
 * answered by other rules than handshakes are.
 */
export function answersToUrl({ answers = [] }: Evidence): readonly Answer[] {
  const same = answers.filter(({ signedAnew }) => !signedAnew);
  const real = same.findLast(({ source }) => source === 'handshake' || source === 'upgrade-probe');
  return real === undefined
    ? same
    : same.filter(({ source, status }) => source !== 'plain-probe' || status === real.status);
}

/** Clocks may differ by so much without a word from anyone. */
const SLACK_MS = 60_000;

/** The server was asked again when URL or keys had ended meanwhile: that is no reason of the refusal before. */
function cameLate(evidence: Evidence, { source, at }: Answer, { kind }: ServerFault): boolean {
  const { session, sent, signature } = evidence;
  if (session === undefined || (source !== 'plain-probe' && source !== 'upgrade-probe')) return false;
  if (kind === 'signature-expired') {
    const signedAt = sent?.signedAt ?? signature?.signedAt;
    const fresh = signedAt !== undefined && session.createdAt - signedAt < SLACK_MS;
    return fresh && at - signedAt > CLOCK_WINDOW_MS - SLACK_MS;
  }
  const expiresAt = evidence.keysExpiresAt ?? evidence.keys?.expiresAt ?? 0;
  return kind === 'expired-token' && expiresAt > session.createdAt && at >= expiresAt;
}

/** The latest answer, where it tells no more than that it was asked for too late. */
export function lateAnswer(evidence: Evidence): Told | undefined {
  const answer = answersToUrl(evidence).at(-1);
  const faults = answer ? readFaults(answer) : [];
  const [fault] = faults;
  return answer && fault && faults.every((one) => cameLate(evidence, answer, one))
    ? { fault, answer }
    : undefined;
}

/** AWS named the caller, or opened the connection: URL, keys and signature were found good. */
export function signatureTaken(evidence: Evidence): boolean {
  return (
    told(evidence, 'access-denied')?.fault.principal !== undefined || told(evidence, 'accepted') !== undefined
  );
}

/** A plain GET is answered by AWS as a handshake is, as far as is known, and that is documented nowhere. */
export const byPlainGet = ({ answer }: { answer: Answer }): boolean => answer.source === 'plain-probe';

/** Firefox tells status and headers of a handshake and never its body, in which AWS says the rest. */
export const bodyHidden = ({ answer: { source, body } }: { answer: Answer }): boolean =>
  source === 'handshake' && body === '';

/** The single change that makes the signature match, if it is of one of these. */
export function matched<C extends Variant['change']>(
  { match }: Evidence,
  ...changes: C[]
): VariantOf<C> | undefined {
  return match?.variants.find((one): one is VariantOf<C> => changes.includes(one.change as C));
}

/** True where a server has answered to the URL as it was sent. */
export const answered = (evidence: Evidence): boolean => answersToUrl(evidence).length > 0;

/** What the scope of the signature says, by the URL or by how we signed. */
export function scopeOf({ sent, signature }: Evidence): { region: string; service: string } | undefined {
  const { credential } = sent ?? {};
  if (credential && credential.parts === 5) return credential;
  return sent ? undefined : signature;
}

/** `403 InvalidSignatureException: the text` as a line of evidence. */
export function quote({ answer }: { answer: Answer }, text?: string): string {
  const type = errorTypeOf(answer);
  const head = [answer.status > 0 ? `${answer.status}` : '', type].filter(Boolean).join(' ');
  return `The answer says${head ? ` ${head}` : ''}${text ? `: “${text.replace(/\.$/, '')}”` : ''}.`;
}

/** The signature was refused as not matching what was sent. */
export const mismatchTold = (evidence: Evidence): Told<'signature-mismatch'> | undefined =>
  told(evidence, 'signature-mismatch');

/** Line of evidence for a variant that matched. */
export const recomputed = (how: string): string =>
  `Recomputed with the stored keys, the signature matches exactly ${how}.`;

/** Host as a canonical request has it; undefined where there is none. */
export const canonicalHost = (canonical: string | undefined): string | undefined =>
  /^host:(.*)$/m.exec(canonical ?? '')?.[1]?.trim();

/** The canonical URI: the second line. */
export const canonicalPath = (canonical: string | undefined): string | undefined =>
  canonical ? canonical.split(/\r?\n/)[1] : undefined;

/** Escapes taken off until none is left. */
export function decodeAll(text: string): string {
  for (let last = text, rounds = 0; rounds < 4; rounds += 1) {
    let next: string;
    try {
      next = decodeURIComponent(last);
    } catch {
      return last;
    }
    if (next === last) return last;
    last = next;
  }
  return text;
}
