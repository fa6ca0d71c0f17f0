import type { Endpoint } from '#core/endpoint/types.ts';

/** What was understood of the URL, before it is saved. */
export function ReadUrl({ endpoint, typed }: { endpoint: Endpoint; typed: string }) {
  const { url, label, service, region, stage, notes } = endpoint;
  return (
    <div class="settings-read">
      <p class="settings-chips">
        {label && <span class="chip">{label}</span>}
        {service && <span class="chip">{service}</span>}
        {region && <span class="chip">{region}</span>}
        {stage && <span class="chip">stage {stage}</span>}
        {!service && <span class="chip warn">service: from the profile</span>}
        {!region && <span class="chip warn">region: from the profile</span>}
      </p>
      {url !== typed.trim() && (
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
