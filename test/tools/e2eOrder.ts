import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that wait for most of their time come first, so that others work meanwhile, and then the longest
 * ones, so that no worker is left with one at the end. The rest come by size, as vitest has them.
 */
const FIRST = [
  'event-page-stays-alive',
  'keep-alive',
  'idle-lock',
  'expired-keys',
  'popup-closed-under-traffic',
  'explained-refusals',
  'worker-killed-in-sign-in',
  'remember-me',
  'refresh',
  'devtools-attack',
  'history-kept',
  'keys-gone-after-restart',
  'crash-safety',
  'sign-in-failures',
  'cognito-password',
  'refused-handshakes',
  'cognito-hosted',
  'canary',
  'tab-session',
  'devtools-always-record',
  'devtools-fidelity',
  'devtools-lists-sockets',
  'secrets-stay-in-the-background',
  'copied-commands',
  'reconnect',
  'connection-ends',
  'identity-center',
  'devtools-fidelity-record',
  'token-profile',
  'decode-protocols',
  'keyboard',
  'export-har-opens-in-chrome',
  'devtools-two-tabs',
  'sequence-runs',
  'assume-role',
  'export-files',
  'devtools-reopened',
  'malformed-urls',
  'devtools-take-over',
];

export class E2eOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification) => {
      const at = project.name === 'e2e' ? FIRST.indexOf(basename(moduleId, '.test.ts')) : -1;
      return at < 0 ? FIRST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
