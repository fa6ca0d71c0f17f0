import type { ProfileView } from '#core/profile.ts';
import type { SignInStep } from '#core/signIn.ts';
import type { Fault } from '../store/fault.ts';

/** What a step says went wrong before it. */
export function problemOf(step: SignInStep | undefined): (Fault & { id: string }) | undefined {
  return step && 'problem' in step ? step.problem : undefined;
}

/** True for profiles that get their credentials without the person: guests, and roles without MFA. */
export function needsNobody({ source }: Pick<ProfileView, 'source'>): boolean {
  if (source.kind === 'cognito') return source.signIn.type === 'guest';
  return source.kind === 'role' && source.mfaSerial === undefined;
}
