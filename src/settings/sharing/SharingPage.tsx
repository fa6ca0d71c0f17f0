import type { SettingsProps } from '../props.ts';
import type { Settings } from '../store/settings.ts';
import { ExportPart } from './ExportPart.tsx';
import { ImportPart } from './ImportPart.tsx';

/** Profiles to hand on, and profiles that were handed over. */
export function SharingPage({ settings, shell }: { settings: Settings; shell: SettingsProps['shell'] }) {
  const { sharing } = settings;
  const fault = sharing.fault.value;
  return (
    <div class="settings-pane settings-about">
      <h1>Import / export</h1>
      <p>
        Profiles can be shared with a team. Names, pools, clients, endpoints and roles, with their external
        ids and MFA serials, go along; no key, token, client secret, password or user name does.
      </p>
      {fault && (
        <p class="banner bad" role="alert">
          {fault.message} {fault.next}
        </p>
      )}
      <ExportPart settings={settings} shell={shell} />
      <ImportPart sharing={sharing} />
      <p role="status" class="settings-said">
        {sharing.said.value}
      </p>
    </div>
  );
}
