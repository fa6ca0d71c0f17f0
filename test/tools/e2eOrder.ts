import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that wait for most of their time come first, so that others work meanwhile, and then the longest
 * ones, so that no worker is left with one at the end. The rest come by size, as vitest has them.
 */
const FIRST = [
  'event-page-stays-alive',
  'keep-alive',
  'sign-in-failures',
  'devtools-attack',
  'worker-killed-in-sign-in',
  'explained-refusals',
  'cognito-password',
  'remember-me',
  'devtools-lists-sockets',
  'canary',
  'cognito-hosted',
  'devtools-always-record',
  'devtools-fidelity',
  'refused-handshakes',
  'refresh',
  'export-files',
  'export-har-opens-in-chrome',
  'keys-gone-after-restart',
  'history-kept',
  'crash-safety',
  'devtools-fidelity-record',
  'devtools-reopened',
  'malformed-urls',
  'devtools-take-over',
  'tab-session',
  'copied-commands',
  'token-profile',
  'identity-center',
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
