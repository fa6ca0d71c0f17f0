import { useEffect } from 'preact/hooks';
import { focusAfterRender } from '../parts/focus.ts';
import { ItemList } from '../parts/ItemList.tsx';
import { Unsaved } from '../parts/Unsaved.tsx';
import type { SettingsProps } from '../props.ts';
import { SignInPanel } from '../signIn/SignInPanel.tsx';
import { profileKind, profileState } from '../store/profileState.ts';
import type { Settings } from '../store/settings.ts';
import { TestPanel } from '../testing/TestPanel.tsx';
import { NoProfiles } from './NoProfiles.tsx';
import { ProfileForm } from './ProfileForm.tsx';

/** The list of profiles, and the form of the one that is open. */
export function ProfilesPage({ settings, shell }: { settings: Settings; shell: SettingsProps['shell'] }) {
  const { profile, profiles, clock } = settings;
  const form = profile.form.value;
  const startingNew = form !== undefined && form.id === undefined;
  const open = profiles.value.find(({ id }) => id === form?.id);

  // Once it is set up, a profile is opened to sign in rather than to be changed.
  const panelsFirst = open !== undefined && open.source.kind !== 'keys';
  const panels = form && (
    <>
      <SignInPanel settings={settings} form={form} stored={open} shell={shell} />
      <TestPanel settings={settings} stored={open} shell={shell} />
    </>
  );

  // A new profile begins with a paste, and keys must not land in the name by mistake.
  useEffect(() => {
    if (startingNew) focusAfterRender('#profile-paste');
  }, [startingNew]);

  return (
    <>
      <ItemList
        title="Profiles"
        newLabel="New profile"
        items={profiles.value}
        open={form?.id}
        startingNew={startingNew}
        loading={!settings.loaded.value}
        onOpen={profile.open}
        onNew={profile.startNew}
      >
        {(item) => {
          const state = profileState(item, clock.value);
          return (
            <span class="settings-detail settings-state">
              <span>
                {profileKind(item, profiles.value)}
                {item.region && ` · ${item.region}`}
              </span>{' '}
              <span class={`figures settings-${state.tone}`}>{state.text}</span>
            </span>
          );
        }}
      </ItemList>
      <div class="settings-pane">
        {profile.asking.value && (
          <Unsaved
            what={open ? `“${open.name}”` : 'The new profile'}
            onAnswer={(decision) => void profile.answer(decision).then(() => focusAfterAnswer(decision))}
          />
        )}
        {form && (
          <h2 class="ellipsis" title={open?.name}>
            {open ? open.name : 'New profile'}
          </h2>
        )}
        {panelsFirst && panels}
        {form ? (
          <ProfileForm settings={settings} form={form} stored={open} shell={shell} />
        ) : (
          settings.loaded.value && <NoProfiles />
        )}
        <p role="status" class="settings-said">
          {profile.said.value}
        </p>
        {!panelsFirst && panels}
      </div>
    </>
  );
}

function focusAfterAnswer(decision: 'save' | 'discard' | 'stay'): void {
  if (decision === 'stay') focusAfterRender('#profile-name');
  if (decision === 'discard') focusAfterRender('[data-item][aria-current="true"]', '#profile-paste');
}
