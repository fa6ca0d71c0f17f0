import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { planSigning } from '#core/endpoint/planSigning.ts';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { type InvokeStatement, invokeStatement } from '#core/policy/invokeStatement.ts';
import type { ProfileView, SavedApi } from '#core/profile.ts';
import type { CallerIdentity } from '#core/signIn.ts';
import type { BackgroundApi } from '#messaging/contract.ts';
import { type Fault, faultOf } from './fault.ts';

export interface TesterDeps {
  background: Pick<BackgroundApi, 'testProfile'>;
  profile: ReadonlySignal<ProfileView | undefined>;
  apis: ReadonlySignal<readonly SavedApi[]>;
  /** The profile's id, or undefined where what was typed could not be saved. */
  saveFirst(): Promise<string | undefined>;
}

/** The test of the open profile, and the permission that its role needs. */
export interface Tester {
  readonly busy: ReadonlySignal<boolean>;
  readonly identity: ReadonlySignal<CallerIdentity | undefined>;
  readonly fault: ReadonlySignal<(Fault & { id: string }) | undefined>;
  /** The API that the statement is for: the id of a saved one, or '' for `url`. */
  readonly apiId: ReadonlySignal<string>;
  chooseApi(id: string): void;
  readonly url: Signal<string>;
  /** Undefined where no API is chosen or it is not API Gateway's. */
  readonly statement: ReadonlySignal<InvokeStatement | undefined>;
  /** True where what was chosen is read, but is no API Gateway. */
  readonly otherService: ReadonlySignal<boolean>;
  test(): Promise<void>;
  /** Takes away what the last test said, which no longer holds. */
  forget(): void;
}

interface Result {
  profileId: string | undefined;
  busy: boolean;
  identity?: CallerIdentity;
  fault?: Fault & { id: string };
}

const NONE: Result = { profileId: undefined, busy: false };

export function createTester({ background, profile, apis, saveFirst }: TesterDeps): Tester {
  const result = signal<Result>(NONE);
  const mine = computed(() => (result.value.profileId === profile.value?.id ? result.value : NONE));
  const picked = signal<string | undefined>(undefined);
  const url = signal('');

  /** The one that was chosen, else the first that signs with this profile, else the first. */
  const api = computed(() => {
    const all = apis.value;
    if (picked.value !== undefined) return all.find(({ id }) => id === picked.value);
    return all.find(({ profileId }) => profileId === profile.value?.id) ?? all[0];
  });
  const apiId = computed(() => api.value?.id ?? '');

  const plan = computed(() => {
    const reading = readEndpoint(api.value?.url ?? url.value);
    if (!reading.ok) return undefined;
    const view = profile.value && { ...profile.value, endpoint: '' };
    return planSigning(reading.endpoint, { ...api.value, endpoint: '' }, view);
  });
  const statement = computed(() => {
    const { identity } = mine.value;
    return identity && plan.value && invokeStatement(plan.value.endpoint, identity, plan.value);
  });

  async function test(): Promise<void> {
    if (mine.peek().busy) return;
    result.value = { profileId: profile.peek()?.id, busy: true };
    const id = await saveFirst();
    if (id === undefined) {
      result.value = NONE;
      return;
    }
    result.value = { profileId: id, busy: true };
    const settled: Result = await background.testProfile(id).then(
      (identity) => ({ profileId: id, busy: false, identity }),
      (error: unknown) => ({ profileId: id, busy: false, fault: faultOf(error) }),
    );
    if (result.peek().profileId === id) result.value = settled;
  }

  return {
    busy: computed(() => mine.value.busy),
    identity: computed(() => mine.value.identity),
    fault: computed(() => mine.value.fault),
    apiId,
    chooseApi: (id) => {
      picked.value = id;
    },
    url,
    statement,
    otherService: computed(
      () => mine.value.identity !== undefined && plan.value !== undefined && statement.value === undefined,
    ),
    test,
    forget() {
      if (!result.peek().busy) result.value = NONE;
    },
  };
}
