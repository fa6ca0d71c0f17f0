import { NAME_OF_VARIABLE } from '#core/compose/readTemplate.ts';
import { type Environment, type EnvironmentDraft, SAVED_LIMITS, type Variable } from '#core/compose/saved.ts';
import { Problem } from '#core/problem.ts';
import type { Values } from '#messaging/compose.ts';
import type { StorageItem } from '#platform/storageItem.ts';
import { cleanName } from '../clean.ts';
import type { SecretsByProfile } from '../vault/secrets.ts';
import type { Vault } from '../vault/vault.ts';

/** An environment as it is stored: secret variables have no value there. */
export type StoredEnvironment = Omit<Environment, 'variables'> & {
  variables: Omit<Variable, 'missing'>[];
};

export interface Environments {
  list(): Promise<Environment[]>;
  save(draft: EnvironmentDraft): Promise<Environment>;
  remove(id: string): Promise<void>;
  /** The values that these names have; those without one are left out. Problem: `vault.locked`. */
  values(id: string | undefined, names: readonly string[]): Promise<Values>;
}

/** Environments in storage.local, their secret values in the vault under the environment's id. */
export function createEnvironments(
  item: StorageItem<StoredEnvironment[]>,
  vault: Pick<Vault, 'all' | 'get' | 'update' | 'forget'>,
  newId: () => string,
): Environments {
  /** Its secrets stand beside those of profiles, whose ids are their own. */
  const place = (id: string) => `environment:${id}`;

  async function keepSecrets(id: string, { variables }: EnvironmentDraft, before: string[]): Promise<void> {
    const secret = variables.filter((one) => one.secret);
    const dropped = before.some((name) => !secret.some((one) => one.name === name));
    // Without a new value or one to drop, a locked vault is no hindrance.
    if (!dropped && secret.every(({ value }) => value === undefined)) return;
    if (secret.length === 0) return vault.forget(place(id));
    await vault.update(place(id), (secrets) => ({
      ...secrets,
      variables: Object.fromEntries(
        secret.flatMap(({ name, value = secrets.variables?.[name] }) =>
          value === undefined ? [] : [[name, value]],
        ),
      ),
    }));
  }

  const toView = ({ id, name, variables }: StoredEnvironment, secrets: SecretsByProfile): Environment => ({
    id,
    name,
    variables: variables.map((one) =>
      one.secret && secrets[place(id)]?.variables?.[one.name] === undefined ? { ...one, missing: true } : one,
    ),
  });

  return {
    async list() {
      const [stored, secrets] = await Promise.all([item.get(), vault.all()]);
      return stored.map((one) => toView(one, secrets));
    },

    async save(draft) {
      const id = draft.id ?? newId();
      const checked = checkEnvironment(draft);
      const stored: StoredEnvironment = {
        id,
        name: checked.name,
        variables: checked.variables.map(({ name, value, secret }) =>
          secret ? { name, secret } : { name, value: value ?? '' },
        ),
      };
      const all = await item.get();
      const others = all.filter((one) => one.id !== id);
      const before = all.find((one) => one.id === id)?.variables.filter(({ secret }) => secret) ?? [];
      if (others.some(({ name }) => name === stored.name)) throw taken(stored.name);
      if (others.length >= SAVED_LIMITS.environments) throw tooMany();
      // First: where the vault refuses, nothing is half saved.
      await keepSecrets(
        id,
        checked,
        before.map(({ name }) => name),
      );
      await item.update((now) =>
        now.some((one) => one.id === id)
          ? now.map((one) => (one.id === id ? stored : one))
          : [...now, stored],
      );
      return toView(stored, await vault.all());
    },

    async remove(id) {
      await item.update((all) => all.filter((one) => one.id !== id));
      await vault.forget(place(id));
    },

    async values(id, names) {
      const environment = (await item.get()).find((one) => one.id === id);
      const used = environment?.variables.filter(({ name }) => names.includes(name)) ?? [];
      const secrets = used.some(({ secret }) => secret) ? (await vault.get(place(id!))).variables : undefined;
      return Object.fromEntries(
        used.flatMap(({ name, value, secret }) => {
          const found = secret ? secrets?.[name] : value;
          return found === undefined ? [] : [[name, found]];
        }),
      );
    },
  };
}

function checkEnvironment({ id, name, variables }: EnvironmentDraft): EnvironmentDraft {
  const named = variables.map((one) => ({ ...one, name: one.name.trim() }));
  for (const [at, variable] of named.entries()) {
    const fault = variableFault(variable, named.slice(0, at));
    if (fault) throw new Problem('environment.variable', fault, undefined, { about: `${at}` });
  }
  if (named.length > SAVED_LIMITS.variables) {
    throw new Problem(
      'environment.variable',
      `An environment has ${SAVED_LIMITS.variables} variables at the most.`,
      'Delete some.',
    );
  }
  return {
    ...(id ? { id } : {}),
    name: cleanName(name, 'environment.name', 'environment'),
    variables: named,
  };
}

function variableFault({ name, value = '' }: Variable, before: readonly Variable[]): string | undefined {
  if (name === '') return 'A variable needs a name.';
  if (!NAME_OF_VARIABLE.test(name) || name.length > 80)
    return `“${name.slice(0, 80)}” is no name of a variable: letters, digits, “_”, “-” and “.” make one.`;
  if (before.some((one) => one.name === name)) return `There are two variables “${name}”.`;
  if (value.length > SAVED_LIMITS.valueLength)
    return `The value of “${name}” is longer than ${SAVED_LIMITS.valueLength.toLocaleString('en')} characters.`;
  return undefined;
}

const taken = (name: string): Problem =>
  new Problem('environment.name', `There is an environment “${name}” already.`, 'Choose another name.');

const tooMany = (): Problem =>
  new Problem(
    'environment.name',
    `There are ${SAVED_LIMITS.environments} environments, and more cannot be.`,
    'Delete one that is not needed any more.',
  );
