/** What to do where there is nothing yet. */
export function NoProfiles() {
  return (
    <div class="settings-welcome">
      <h2>No profile yet</h2>
      <p>
        A profile is a way to AWS credentials under a name: temporary keys, a Cognito sign-in, a role, or IAM
        Identity Center. Countersign signs WebSocket URLs with it.
      </p>
      <p>To sign in, press “New profile”, choose where the credentials come from, and fill in the form.</p>
      <p>With temporary keys:</p>
      <ol>
        <li>
          Copy temporary credentials: from the AWS access portal, or with{' '}
          <code>aws configure export-credentials</code>.
        </li>
        <li>Press “New profile” and paste them, in whatever form they came.</li>
        <li>Check what was understood, and press “Save”.</li>
      </ol>
      <p class="dim">Keys and tokens stay in memory and are gone when the browser closes.</p>
    </div>
  );
}
