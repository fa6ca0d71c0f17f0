import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that goes once all tests are over and their browsers have ended. */
    scratch: string;
  }
}

export default function setUp(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-e2e-'));
  project.provide('scratch', folder);
  return () => remove(folder);
}

/** A browser that is ending may still add files to what is being removed: it is emptied from the start again then. */
async function remove(folder: string): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  console.warn(`${folder} could not be removed.`);
}
