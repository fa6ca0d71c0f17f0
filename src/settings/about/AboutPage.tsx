import { useState } from 'preact/hooks';
import type { SettingsProps } from '../props.ts';
import { OPTIONAL_PERMISSIONS, PERMISSIONS, STORAGE } from './facts.ts';

/** What this is, what it keeps where, and what it may do. */
export function AboutPage({ shell }: Pick<SettingsProps, 'shell'>) {
  const [said, say] = useState('');
  const copy = () =>
    shell.copyText(`Countersign ${shell.version}`).then(
      () => say('Copied.'),
      () => say('The browser did not let the text be copied.'),
    );
  return (
    <div class="settings-pane settings-about">
      <h1>About</h1>
      <p class="settings-version">
        Countersign {shell.version}{' '}
        <button type="button" class="button small" onClick={() => void copy()}>
          Copy version
        </button>{' '}
        <span role="status" class="dim">
          {said}
        </span>
      </p>
      <p>
        Connects to WebSocket APIs that are protected by AWS IAM: it signs the URL with Signature Version 4,
        connects, and logs the frames.
      </p>

      <h2>What is stored where</h2>
      <dl class="settings-facts">
        {STORAGE.map(({ what, where }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{where}</dd>
          </div>
        ))}
      </dl>
      <p>
        Nothing leaves this computer but the connections that you open, and the requests that sign-ins make to
        AWS or to the addresses in your profiles. There is no telemetry, and no code is loaded from the
        network.
      </p>

      <h2>Permissions</h2>
      <dl class="settings-facts">
        {PERMISSIONS.map(({ what, where }) => (
          <div key={what}>
            <dt>
              <code>{what}</code>
            </dt>
            <dd>{where}</dd>
          </div>
        ))}
      </dl>
      <p>
        No access to any website is asked for when it is installed. These are asked for later, by a button
        that needs them:
      </p>
      <dl class="settings-facts">
        {OPTIONAL_PERMISSIONS.map(({ what, where }) => (
          <div key={what}>
            <dt>{what.includes(' ') ? what : <code>{what}</code>}</dt>
            <dd>{where}</dd>
          </div>
        ))}
      </dl>

      <h2>Licence</h2>
      <p>
        MIT. Signing is done by AWS’s own <code>@smithy/signature-v4</code> and{' '}
        <code>@aws-crypto/sha256-browser</code>, sign-in with a password by{' '}
        <code>amazon-cognito-identity-js</code>, which are under the Apache License 2.0; the hosted sign-in
        page by <code>oauth4webapi</code>, under the MIT License.
      </p>
    </div>
  );
}
