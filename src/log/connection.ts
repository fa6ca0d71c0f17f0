import { openDatabase } from './openDatabase.ts';

/** The log's database, opened when first asked for and again after the browser has closed it. */
export interface LogConnection {
  open(): Promise<IDBDatabase>;
  close(): void;
}

export function connectLog(indexedDB: IDBFactory): LogConnection {
  let opening: Promise<IDBDatabase> | undefined;

  const forget = (database: IDBDatabase, attempt: Promise<IDBDatabase>): void => {
    database.close();
    if (opening === attempt) opening = undefined;
  };

  const start = (): Promise<IDBDatabase> => {
    const attempt = openDatabase(indexedDB);
    attempt.then(
      (database) => {
        // Another context wants to upgrade: a connection that stays open would block it for ever.
        database.onversionchange = () => forget(database, attempt);
        // The browser closed it (storage cleared, disk error).
        database.onclose = () => forget(database, attempt);
        if (opening !== attempt) database.close();
      },
      () => {
        if (opening === attempt) opening = undefined;
      },
    );
    return attempt;
  };

  return {
    open() {
      opening ??= start();
      return opening;
    },
    close() {
      opening?.then((database) => database.close()).catch(() => undefined);
      opening = undefined;
    },
  };
}
