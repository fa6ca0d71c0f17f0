import type { SettingsProps } from '../props.ts';
import { profileKind } from '../store/profileState.ts';
import type { Settings } from '../store/settings.ts';
import { downloadText } from './downloadText.ts';

/** Which profiles, and where to. */
export function ExportPart({ settings, shell }: { settings: Settings; shell: SettingsProps['shell'] }) {
  const { sharing, profiles } = settings;
  const chosen = sharing.chosen.value;
  const none = chosen.size === 0;
  const download = async () => {
    const text = await sharing.exportText();
    if (text === undefined) return;
    downloadText('countersign-profiles.json', text);
    sharing.said.value = 'Downloaded as countersign-profiles.json.';
  };
  const copy = async () => {
    const text = await sharing.exportText();
    if (text === undefined) return;
    sharing.said.value = await shell.copyText(text).then(
      () => 'Copied.',
      () => 'The browser did not let the text be copied.',
    );
  };
  return (
    <>
      <h2>Export</h2>
      {profiles.value.length === 0 ? (
        <p class="dim">There is no profile yet.</p>
      ) : (
        <>
          <fieldset class="settings-choice">
            <legend>Profiles to export</legend>
            {profiles.value.map((profile) => (
              <label class="settings-option" key={profile.id}>
                <input
                  type="checkbox"
                  checked={chosen.has(profile.id)}
                  onChange={() => sharing.toggle(profile.id)}
                />
                <span class="settings-name">{profile.name}</span>
                <span class="dim">{profileKind(profile, profiles.value)}</span>
              </label>
            ))}
          </fieldset>
          <div class="settings-actions">
            <button
              type="button"
              class="button primary"
              aria-disabled={none}
              onClick={() => !none && void download()}
            >
              Download
            </button>
            <button type="button" class="button" aria-disabled={none} onClick={() => !none && void copy()}>
              Copy as text
            </button>
          </div>
        </>
      )}
    </>
  );
}
