import { Problem } from '#core/problem.ts';
import type { StoredProfile } from '#core/profile.ts';
import type { SignInStep } from '#core/signIn.ts';
import type { BackgroundApi } from '#messaging/contract.ts';
import type { Clients } from '../credentials/clients.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { createSerial } from '../serial.ts';
import type { ProfileSecrets } from '../vault/secrets.ts';
import type { Vault } from '../vault/vault.ts';
import { answerStep } from './answerStep.ts';
import { signInCognito } from './cognito.ts';
import { endRemotely } from './endRemotely.ts';
import { pollDevice, signInIdentityCenter } from './identityCenter.ts';
import { signInRole } from './role.ts';
import type { Outcome, SignInTask } from './signInContext.ts';
import { stepOf } from './stepOf.ts';

export type SignInCommands = Pick<BackgroundApi, 'signIn' | 'answerStep' | 'pollStep' | 'signOut'>;

export interface SignInDeps {
  profiles: Pick<Profiles, 'get' | 'forgetDependents'>;
  vault: Pick<Vault, 'get' | 'update' | 'forget' | 'mark'>;
  credentials: Credentials;
  clients: Clients;
  newId(): string;
  now(): number;
  /** What views show of the profile has changed. */
  onChange(): void;
}

/**
 * Sign-ins, one command after the other for each profile. Everything that waits for the person is in
 * the vault: a worker that ends at any point is continued by the next command.
 */
export function createSignIns(deps: SignInDeps): SignInCommands {
  const { profiles, vault, onChange } = deps;
  const queues = new Map<string, ReturnType<typeof createSerial>>();

  async function run(id: string, work: (task: SignInTask) => Outcome): Outcome {
    const mark = vault.mark(id);
    const profile = await find(id);
    // What the person saw when they answered; whoever comes second finds another step.
    const asked = (await vault.get(id)).pending?.serial;
    const queue = queues.get(id) ?? createSerial();
    queues.set(id, queue);
    return queue(async () => {
      const secrets = await vault.get(id);
      if (secrets.pending?.serial !== asked) return stepNow(profile, secrets);
      try {
        return await work(createTask(profile, secrets, mark));
      } finally {
        onChange();
      }
    });
  }

  function stepNow(profile: StoredProfile, { pending, problem }: ProfileSecrets): SignInStep | undefined {
    if (pending) return stepOf(pending, profile, deps.now());
    return problem && { type: 'sign-in', problem };
  }

  async function find(id: string): Promise<StoredProfile> {
    const profile = await profiles.get(id);
    if (profile) return profile;
    throw new Problem('profile.missing', 'That profile is gone.', 'Choose another one.');
  }

  function createTask(profile: StoredProfile, secrets: ProfileSecrets, mark: string): SignInTask {
    const { clients, credentials, now } = deps;
    const task: SignInTask = {
      profile,
      secrets,
      clients,
      credentials,
      now,
      async change(to) {
        task.secrets = await vault.update(profile.id, to, mark);
      },
      async waitFor(waiting) {
        const pending = { ...waiting, serial: deps.newId() };
        await task.change(({ problem: _, ...rest }) => ({ ...rest, pending }));
        return stepOf(pending, profile, now());
      },
    };
    return task;
  }

  return {
    signIn: (id, input) =>
      run(id, async (task) => {
        // A sign-in that begins anew ends the one that was waiting.
        if (task.secrets.pending) await task.change(({ pending: _, ...rest }) => rest);
        return begin(task, input);
      }),

    answerStep: (id, answer) => run(id, (task) => answerStep(task, answer)),

    pollStep: (id) =>
      run(id, async (task) => {
        const { pending } = task.secrets;
        const { source } = task.profile;
        if (pending?.type === 'device' && source.kind === 'sso') return pollDevice(source, task, pending);
        return pending && stepOf(pending, task.profile, task.now());
      }),

    async signOut(id) {
      const profile = await find(id);
      const held = await vault.get(id);
      // A page that was left open must not hold up the next sign-in.
      queues.delete(id);
      await vault.forget(id);
      const { clientSecret } = held;
      if (clientSecret) await vault.update(id, () => ({ clientSecret }));
      await profiles.forgetDependents(id);
      onChange();
      void endRemotely(profile, held, deps.clients);
    },
  };
}

function begin(task: SignInTask, input: Parameters<BackgroundApi['signIn']>[1]): Outcome {
  const { source } = task.profile;
  switch (source.kind) {
    case 'keys':
      return task.credentials.get(task.profile).then(() => undefined);
    case 'cognito':
      return signInCognito(source, task, input);
    case 'role':
      return signInRole(source, task);
    case 'sso':
      return signInIdentityCenter(source, task);
  }
}
