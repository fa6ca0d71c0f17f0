/** The result of an IndexedDB request; rejects with its DOMException. */
export function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** What was thrown while a transaction's request was handled, which aborts it. */
const thrown = new WeakMap<IDBTransaction, unknown>();

/**
 * Goes on with the result of a request while its event is handled. Only then does its transaction take
 * more requests for sure: while DevTools were open, Firefox has been seen to run what waits for a promise
 * so late that the transaction had ended. What `next` throws aborts the transaction.
 */
export function onResult<T>(request: IDBRequest<T>, next: (value: T) => void): void {
  request.onsuccess = () => {
    try {
      next(request.result);
    } catch (error) {
      if (!request.transaction) throw error;
      thrown.set(request.transaction, error);
      request.transaction.abort();
    }
  };
}

/** The result of the request that `next` makes of the first one's; rejects with the DOMException of either. */
export function chained<A, B>(first: IDBRequest<A>, next: (value: A) => IDBRequest<B>): Promise<B> {
  return new Promise((resolve, reject) => {
    first.onerror = () => reject(first.error);
    first.onsuccess = () => {
      try {
        result(next(first.result)).then(resolve, reject);
      } catch (error) {
        reject(error);
      }
    };
  });
}

/** Resolves when the transaction is committed; rejects with why it was aborted. */
export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(thrown.get(transaction) ?? transaction.error ?? new DOMException('aborted', 'AbortError'));
  });
}

/** Makes requests, later ones by `onResult`; what is returned tells the outcome once all is committed. */
type Work<T> = (transaction: IDBTransaction) => (() => T) | undefined;

/**
 * Runs `work` in a read-write transaction and resolves with its outcome once that is committed; if
 * anything in it fails, nothing is written. Relaxed durability survives the end of the browser's
 * processes (measured: 25 of 25 kills) and spares an fsync per batch.
 */
export async function write<T = void>(database: IDBDatabase, stores: string[], work: Work<T>): Promise<T> {
  try {
    return await writeOnce(database, stores, work);
  } catch (error) {
    // After one that failed for want of room, Firefox gives a transaction that may only delete
    // (IDBDatabase::Transaction, Mode::Cleanup); the one after it is whole again.
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
    return writeOnce(database, stores, work);
  }
}

async function writeOnce<T>(database: IDBDatabase, stores: string[], work: Work<T>): Promise<T> {
  const transaction = database.transaction(stores, 'readwrite', { durability: 'relaxed' });
  const done = committed(transaction);
  try {
    const outcome = work(transaction);
    await done;
    return outcome?.() as T;
  } catch (error) {
    done.catch(() => undefined);
    try {
      transaction.abort();
    } catch {
      // It has ended already.
    }
    throw error;
  }
}
