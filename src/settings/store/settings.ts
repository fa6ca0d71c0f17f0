import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ProfileView, SavedApi } from '#core/profile.ts';
import type { PastedEvidence } from '#messaging/contract.ts';
import type { SettingsProps } from '../props.ts';
import { type ApiEditor, createApiEditor } from './apiEditor.ts';
import { apiFormOf, blankApi } from './apiForm.ts';
import { type Collection, createCollection } from './collection.ts';
import { type Fault, faultOf } from './fault.ts';
import { createHistory, type History } from './history.ts';
import { NAME_LENGTH } from './nameFault.ts';
import { createProfileEditor, type ProfileEditor } from './profileEditor.ts';
import { blankProfile, profileFormOf } from './profileForm.ts';
import { readSection, type Section, writeSection } from './section.ts';
import { createSharing, type Sharing } from './sharing.ts';
import { createSignIn, type SignIn } from './signIn.ts';
import { createTester, type Tester } from './tester.ts';
import { createVault, type Vault } from './vault.ts';

export interface SettingsDeps extends Pick<SettingsProps, 'background' | 'log' | 'onBackgroundEvent'> {
  section: string;
  setSection(name: string): void;
  requestTabAccess(): Promise<boolean>;
  /** Epoch milliseconds. */
  now(): number;
}

/** Everything that the options page shows, and everything that one can do there. */
export interface Settings {
  readonly page: ReadonlySignal<Section['page']>;
  readonly profiles: ReadonlySignal<readonly ProfileView[]>;
  readonly apis: ReadonlySignal<readonly SavedApi[]>;
  readonly loaded: ReadonlySignal<boolean>;
  readonly loadFault: ReadonlySignal<Fault | undefined>;
  readonly profile: ProfileEditor & Collection;
  readonly api: ApiEditor & Collection;
  /** The stored profile that is open. */
  readonly openProfile: ReadonlySignal<ProfileView | undefined>;
  readonly signIn: SignIn;
  readonly tester: Tester;
  readonly vault: Vault;
  readonly history: History;
  readonly sharing: Sharing;
  /** Explains a pasted URL or error text. Problem: `explain.nothing`. */
  explainText(text: string): Promise<PastedEvidence>;
  /** True where closing the page would lose something that was typed. */
  readonly unsaved: ReadonlySignal<boolean>;
  /** Epoch milliseconds, moved on by tick(). */
  readonly clock: ReadonlySignal<number>;
  tick(): void;
  load(): Promise<void>;
  go(page: Section['page']): void;
  /** Goes where a link points, `profiles/<id>` and the like. */
  visit(section: string): void;
  stop(): void;
}

export function createSettings(deps: SettingsDeps): Settings {
  const { background } = deps;
  const target = readSection(deps.section);
  const page = signal(target.page);
  const profiles = signal<readonly ProfileView[]>([]);
  const apis = signal<readonly SavedApi[]>([]);
  const loaded = signal(false);
  const loadFault = signal<Fault | undefined>(undefined);
  const clock = signal(deps.now());

  let savedId: string | undefined;
  const profileEditor = createProfileEditor({
    profiles,
    now: deps.now,
    async saveProfile(draft) {
      const view = await background.saveProfile(draft);
      savedId = view.id;
      put(profiles, view);
      return view;
    },
  });
  const profile = createCollection({
    items: profiles,
    editor: profileEditor,
    blank: blankProfile,
    formOf: profileFormOf,
    remove: (id) => background.deleteProfile(id),
    dropped: (id) => drop(profiles, id),
  });

  const openProfile = computed(() => profiles.value.find(({ id }) => id === profileEditor.form.value?.id));
  const saveFirst = async () => {
    const { dirty, form, save } = profileEditor;
    const id = form.value?.id;
    if (!dirty.value && id !== undefined) return id;
    return (await save()) ? savedId : undefined;
  };
  const signIn = createSignIn({
    background,
    profile: openProfile,
    saveFirst,
    fillFromTab({ identityPoolId, userName, origin }) {
      const form = profileEditor.form.value;
      if (form?.identityPoolId.trim() === '' && identityPoolId) profileEditor.readPool(identityPoolId);
      if (form?.name.trim() === '') {
        profileEditor.change({ name: `${userName} at ${new URL(origin).host}`.slice(0, NAME_LENGTH) });
      }
    },
    requestTabAccess: () => deps.requestTabAccess(),
    now: deps.now,
    stepped(id, step) {
      const view = profiles.value.find((one) => one.id === id);
      if (!view) return;
      const { step: _, ...rest } = view;
      put(profiles, step ? { ...rest, step } : { ...rest, hasKeys: true });
      void load();
    },
  });
  const tester = createTester({ background, profile: openProfile, apis, saveFirst });
  const vault = createVault(background);
  const history = createHistory(background, deps.log);

  const apiEditor = createApiEditor({
    apis,
    async saveApi(draft) {
      const api = await background.saveApi(draft);
      put(apis, api);
      return api;
    },
  });
  const api = createCollection({
    items: apis,
    editor: apiEditor,
    blank: blankApi,
    formOf: apiFormOf,
    remove: (id) => background.deleteApi(id),
    dropped: (id) => drop(apis, id),
  });

  let asked = 0;
  async function load() {
    const turn = ++asked;
    try {
      const overview = await background.overview();
      // Replies can overtake each other; only the latest question counts.
      if (turn !== asked) return;
      batch(() => {
        profiles.value = overview.profiles;
        apis.value = overview.apis;
        loadFault.value = undefined;
        if (loaded.value) {
          profile.refresh();
          api.refresh();
          return;
        }
        profile.start(target.page === 'profiles' ? target.item : undefined);
        api.start(target.page === 'apis' ? target.item : undefined);
        loaded.value = true;
      });
    } catch (error) {
      if (turn === asked) loadFault.value = faultOf(error);
    }
  }

  const place = computed(() => {
    if (page.value !== 'profiles' && page.value !== 'apis') return writeSection({ page: page.value });
    const form = page.value === 'profiles' ? profileEditor.form.value : apiEditor.form.value;
    return writeSection(form ? { page: page.value, item: form.id ?? 'new' } : { page: page.value });
  });
  // Who one is changes with every step of a sign-in.
  const stopForgetting = signIn.moves.subscribe(() => tester.forget());
  const stopTelling = effect(() => {
    if (loaded.value) deps.setSection(place.value);
  });
  const stopListening = deps.onBackgroundEvent(({ type }) => {
    // A lock changes what profiles can do as well.
    void load();
    if (type === 'vault-changed') void vault.load();
    if (type === 'retention-changed') void history.load();
  });

  return {
    page,
    profiles,
    apis,
    loaded,
    loadFault,
    profile: { ...profileEditor, ...profile },
    api: { ...apiEditor, ...api },
    openProfile,
    signIn,
    tester,
    vault,
    history,
    sharing: createSharing(background, profiles),
    explainText: (text) => background.explainText(text),
    unsaved: computed(() => profileEditor.dirty.value || apiEditor.dirty.value || history.dirty.value),
    clock,
    tick() {
      clock.value = deps.now();
      signIn.tick();
      history.tick();
    },
    load,
    go(next) {
      page.value = next;
    },
    visit(section) {
      const next = readSection(section);
      page.value = next.page;
      if ((next.page !== 'profiles' && next.page !== 'apis') || next.item === undefined) return;
      const list = next.page === 'profiles' ? profile : api;
      if (next.item === 'new') list.startNew();
      else list.open(next.item);
    },
    stop() {
      stopTelling();
      stopForgetting();
      stopListening();
      history.stop();
    },
  };
}

function put<T extends { id: string }>(items: Signal<readonly T[]>, item: T): void {
  const known = items.value.some(({ id }) => id === item.id);
  items.value = known ? items.value.map((old) => (old.id === item.id ? item : old)) : [...items.value, item];
}

function drop<T extends { id: string }>(items: Signal<readonly T[]>, id: string): void {
  items.value = items.value.filter((item) => item.id !== id);
}
