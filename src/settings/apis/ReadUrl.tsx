import type { Endpoint } from '#core/endpoint/types.ts';
import type { ProfileView } from '#core/profile.ts';
import type { ApiForm } from '../store/apiForm.ts';
import { scopeOf } from './scopeOf.ts';

export interface ReadUrlProps {
  endpoint: Endpoint;
  form: ApiForm;
  profiles: readonly ProfileView[];
}

/** What was understood of the URL, before it is saved. */
export function ReadUrl({ endpoint, form, profiles }: ReadUrlProps) {
  const { url, label, stage, notes } = endpoint;
  const { service, region, missing } = scopeOf(endpoint, form, profiles);
  return (
    <div class="settings-read">
      <p class="settings-chips">
        {label && <span class="chip">{label}</span>}
        {service && <span class="chip">{service}</span>}
        {region && <span class="chip">{region}</span>}
        {stage && <span class="chip">stage {stage}</span>}
      </p>
      {missing && <p class="settings-warn">{missing}</p>}
      {url !== form.url.trim() && (
        <p class="settings-becomes">
          <span class="dim">Saved as</span> <code>{url}</code>
        </p>
      )}
      {notes.map((note) => (
        <p class="dim" key={note.id}>
          {note.message}
        </p>
      ))}
    </div>
  );
}
