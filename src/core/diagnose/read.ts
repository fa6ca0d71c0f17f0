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

/**
 * The latest answer that names such a fault. Answers to a URL that was signed anew say nothing of
 * the signature that was refused, and are left out.
 */
export function told<K extends Kind>({ answers = [] }: Evidence, ...kinds: K[]): Told<K> | undefined {
  for (const answer of answers.toReversed()) {
    if (answer.signedAnew) continue;
    const fault = readFaults(answer).find((one): one is FaultOf<K> => kinds.includes(one.kind as K));
    if (fault) return { fault, answer };
  }
  return undefined;
}

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
export const answered = ({ answers = [] }: Evidence): boolean => answers.some((answer) => !answer.signedAnew);

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
