import { readFileSync } from 'node:fs';

/**
 * The key pair that the gateway serves TLS with: self-signed, public in this repository, good for
 * nothing but tests. It names localhost, 127.0.0.1, ::1 and hosts under `amazonaws.test`; see tls/README.md.
 */
export function readTestCertificate(): { key: string; cert: string } {
  const read = (name: string): string => readFileSync(new URL(`./tls/${name}`, import.meta.url), 'utf8');
  return { key: read('test-only-key.pem'), cert: read('test-only-cert.pem') };
}
