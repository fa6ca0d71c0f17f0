import { AwsError } from '../endpoints/AwsError.ts';
import type { Pool } from './pool.ts';
import { makeSalt, makeVerifier } from './srp.ts';
import type { PoolUser } from './types.ts';

/** Throws InvalidPasswordException with what the pool's policy (AWS's default) misses. */
export function checkPolicy(pool: Pool, password: string): void {
  const missed = [
    [password.length >= pool.settings.passwordLength, 'Password not long enough'],
    [/[a-z]/.test(password), 'Password must have lowercase characters'],
    [/[A-Z]/.test(password), 'Password must have uppercase characters'],
    [/\d/.test(password), 'Password must have numeric characters'],
    [/[^\w]/.test(password), 'Password must have symbol characters'],
  ].find(([met]) => !met);
  if (missed)
    throw new AwsError('InvalidPasswordException', `Password did not conform with policy: ${missed[1]}`);
}

/** Salt and verifier of the user's password. */
export function srpOf(pool: Pool, user: PoolUser): { salt: bigint; verifier: bigint } {
  if (user.srp?.password !== user.password) {
    const salt = makeSalt();
    const verifier = makeVerifier(pool.name, user.name, user.password, salt);
    user.srp = { password: user.password, salt, verifier };
  }
  return user.srp!;
}
