import { expect, it } from 'vitest';
import { openStore } from './openStore.ts';

it('tells which of several files could not be read, and drops that when another import begins', async () => {
  const { store } = await openStore();
  await store.importFiles([new File(['{"log":{'], 'friday.har'), new File([], 'never looked at.har')]);
  expect(store.importFault.value?.id).toBe('import.line');
  expect(store.importFault.value?.message).toBe(
    '“friday.har”: Line 1 of the file cannot be read: it is not JSON, or was cut short. Nothing of it was imported.',
  );
  expect(store.importFault.value?.next).toBe('Export the session once more, and import that file.');
  const next = store.importFiles([new File(['[]'], 'list.json')]);
  expect(store.importFault.value).toBeUndefined();
  await next;
  expect(store.importFault.value?.message).toMatch(/^“list\.json”: /);
});
