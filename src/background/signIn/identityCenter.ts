import type { SsoClient, SsoToken } from '#aws/identityCenter/identityCenter.ts';
import { toProblem } from '#core/problem.ts';
import type { IdentityCenterSource } from '#core/profile.ts';
import type { SignInAnswer } from '#core/signIn.ts';
import type { IdentityCenter } from '../credentials/clients.ts';
import { freshSsoToken, roleOf } from '../credentials/identityCenter.ts';
import { keep } from '../credentials/refusal.ts';
import type { AccountRole, Pending } from '../vault/secrets.ts';
import { deviceCodeExpired, noRoles, unknownRole } from './problems.ts';
import type { Outcome, SignInTask } from './signInContext.ts';
import { stepOf } from './stepOf.ts';

type Device = Extract<Pending, { type: 'device' }>;

/** RFC 8628, section 3.5: how much slower to poll after `slow_down`. */
const SLOWER_MS = 5_000;

/** Begins device authorization, or goes straight on where an earlier sign-in still holds. */
export async function signInIdentityCenter(source: IdentityCenterSource, task: SignInTask): Outcome {
  const center = task.clients.identityCenter(source);
  const token = await heldToken(source, task);
  if (token) return chooseRole(source, task, center, token);

  const { client, authorization } = await start(task, center);
  await task.change(({ ssoToken: _, ...rest }) => ({ ...rest, ssoClient: client }));
  const intervalMs = authorization.intervalSeconds * 1_000;
  const nextPollAt = task.now() + intervalMs;
  return task.waitFor({ type: 'device', authorization, intervalMs, nextPollAt });
}

/** Asks whether the code was confirmed, though not more often than Identity Center allows. */
export async function pollDevice(source: IdentityCenterSource, task: SignInTask, waiting: Device): Outcome {
  const center = task.clients.identityCenter(source);
  // The worker may have ended between the token and the list of roles.
  if (task.secrets.ssoToken) return chooseRole(source, task, center, task.secrets.ssoToken);
  try {
    if (waiting.authorization.expiresAt <= task.now()) throw deviceCodeExpired();
    if (task.now() < waiting.nextPollAt) return stepOf(waiting, task.profile, task.now());
    const { ssoClient } = task.secrets;
    if (!ssoClient) throw deviceCodeExpired();
    const answer = await center.createToken(ssoClient, waiting.authorization);
    if (answer === 'pending' || answer === 'slow-down') {
      const intervalMs = waiting.intervalMs + (answer === 'slow-down' ? SLOWER_MS : 0);
      const next = { ...waiting, intervalMs, nextPollAt: task.now() + intervalMs };
      await task.change((secrets) => ({ ...secrets, pending: next }));
      return stepOf(next, task.profile, task.now());
    }
    await task.change((secrets) => ({ ...secrets, ssoToken: answer }));
    return await chooseRole(source, task, center, answer);
  } catch (error) {
    const problem = toProblem(error);
    if (PASSING.has(problem.id) || task.secrets.ssoToken) throw problem;
    await task.change(({ pending: _, ...rest }) => ({ ...rest, problem: keep(problem) }));
    throw problem;
  }
}

const PASSING = new Set(['sign-in.unreachable', 'sign-in.throttled']);

/** Takes the role that was chosen, and gets its credentials. */
export async function answerRole(
  source: IdentityCenterSource,
  task: SignInTask,
  roles: AccountRole[],
  { accountId, roleName }: SignInAnswer,
): Outcome {
  const role = roles.find((one) => one.accountId === accountId && one.roleName === roleName);
  if (!role) throw unknownRole();
  return take(source, task, role);
}

async function chooseRole(
  source: IdentityCenterSource,
  task: SignInTask,
  center: IdentityCenter,
  token: SsoToken,
): Outcome {
  const known = roleOf(source, task.secrets);
  if (known) return take(source, task, known);
  const { accountId, roleName } = source;
  const roles = (await center.listRoles(token)).filter(
    (role) => (!accountId || role.accountId === accountId) && (!roleName || role.roleName === roleName),
  );
  const [only] = roles;
  if (!only) {
    const problem = noRoles();
    await task.change(({ pending: _, ssoToken: __, ...rest }) => ({ ...rest, problem: keep(problem) }));
    throw problem;
  }
  return roles.length === 1 ? take(source, task, only) : task.waitFor({ type: 'choose-role', roles });
}

async function take(source: IdentityCenterSource, task: SignInTask, role: AccountRole): Outcome {
  const named = source.accountId && source.roleName;
  const signedInAs = `${role.roleName} in ${role.accountName ?? role.accountId}`;
  await task.change(({ pending: _, keys: __, keysAt: ___, ...rest }) => ({
    ...rest,
    signedInAs,
    ...(named ? {} : { chosenRole: role }),
  }));
  await task.credentials.renew(task.profile);
  return undefined;
}

/** The token of an earlier sign-in where it holds or can be renewed. */
async function heldToken(source: IdentityCenterSource, task: SignInTask): Promise<SsoToken | undefined> {
  if (!task.secrets.ssoToken) return undefined;
  const { profile, secrets, clients, now } = task;
  const save = (changes: object) => task.change((old) => ({ ...old, ...changes }));
  const keysOf = () => Promise.reject(new Error('unreachable: no role'));
  try {
    return await freshSsoToken(source, { profile, secrets, clients, now, save, keysOf });
  } catch (error) {
    if (PASSING.has(toProblem(error).id)) throw error;
    return undefined;
  }
}

/** A registration lasts 90 days; one that is refused is replaced. */
async function start(task: SignInTask, center: IdentityCenter) {
  const known = task.secrets.ssoClient;
  if (known && known.expiresAt > task.now()) {
    try {
      return { client: known, authorization: await center.startDevice(known) };
    } catch (error) {
      if (PASSING.has(toProblem(error).id)) throw error;
    }
  }
  const client: SsoClient = await center.register();
  return { client, authorization: await center.startDevice(client) };
}
