import type { ReadonlySignal } from '@preact/signals';
import type { PastedKeys } from '#core/credentials/types.ts';
import { maskAccessKeyId } from '#core/redact.ts';
import { Expiry } from '../parts/Expiry.tsx';

/** One set of keys as it was read: everything but the secrets themselves. */
export function Understood({ keys: read, clock }: { keys: PastedKeys; clock: ReadonlySignal<number> }) {
  const { keys, source, name, region, notices } = read;
  return (
    <div class="settings-understood">
      <h3>Understood as {source}</h3>
      <dl>
        <dt>Access key id</dt>
        <dd>
          <code>{maskAccessKeyId(keys.accessKeyId)}</code>
        </dd>
        <dt>Secret</dt>
        <dd>
          there <span class="dim">({count(keys.secretAccessKey)})</span>
        </dd>
        <dt>Session token</dt>
        <dd>
          {keys.sessionToken ? (
            <>
              there <span class="dim">({count(keys.sessionToken)})</span>
            </>
          ) : (
            'none'
          )}
        </dd>
        <dt>Expires</dt>
        <dd>
          <Expiry at={keys.expiresAt} clock={clock} />
        </dd>
        {name && (
          <>
            <dt>Profile name</dt>
            <dd>{name}</dd>
          </>
        )}
        {region && (
          <>
            <dt>Region</dt>
            <dd>
              <code>{region}</code>
            </dd>
          </>
        )}
      </dl>
      {notices.map((notice) => (
        <p key={notice.id} class={notice.level === 'warn' ? 'settings-warn' : 'dim'}>
          {notice.message}
        </p>
      ))}
    </div>
  );
}

function count(secret: string): string {
  return secret.length === 1 ? '1 character' : `${secret.length.toLocaleString()} characters`;
}
