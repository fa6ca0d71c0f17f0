import { ItemsPage } from '../parts/ItemsPage.tsx';
import type { SettingsProps } from '../props.ts';
import { SignInPanel } from '../signIn/SignInPanel.tsx';
import { profileKind, profileState } from '../store/profileState.ts';
import type { Settings } from '../store/settings.ts';
import { TestPanel } from '../testing/TestPanel.tsx';
import { NoProfiles } from './NoProfiles.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { usePanelsFirst } from './usePanelsFirst.ts';

/** The list of profiles, and the form of the one that is open. */
export function ProfilesPage({ settings, shell }: { settings: Settings; shell: SettingsProps['shell'] }) {
  const { profile, profiles, clock } = settings;
  const form = profile.form.value;
  const stored = settings.openProfile.value;
  const panelsFirst = usePanelsFirst(form, profiles.value);
  const panels = form && (
    <>
      <SignInPanel settings={settings} form={form} stored={stored} shell={shell} />
      <TestPanel settings={settings} stored={stored} shell={shell} />
    </>
  );

  return (
    <ItemsPage
      title="Profiles"
      newLabel="New profile"
      newName="The new profile"
      items={profiles.value}
      editor={profile}
      loaded={settings.loaded.value}
      // A new profile begins with a paste, and keys must not land in the name by mistake.
      firstField="#profile-paste"
      stayField="#profile-name"
      line={(item) => {
        const state = profileState(item, clock.value);
        return (
          <span class="settings-detail settings-state">
            <span>
              {profileKind(item, profiles.value)}
              {item.region && (
                <>
                  {' · '}
                  <span class="settings-whole">{item.region}</span>
                </>
              )}
            </span>{' '}
            <span class={`figures settings-${state.tone}`}>{state.text}</span>
          </span>
        );
      }}
      pane={(open) => (
        <>
          <h2 class="ellipsis" title={stored?.name}>
            {stored ? stored.name : 'New profile'}
          </h2>
          {panelsFirst && panels}
          <ProfileForm settings={settings} form={open} stored={stored} shell={shell} />
        </>
      )}
      empty={<NoProfiles />}
      below={!panelsFirst && panels}
    />
  );
}
