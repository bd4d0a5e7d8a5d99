/** What a host keeps its files in. Both sides work on their own. */
export const disk = new Map<string, string>();
export const journal: { readonly side: 'sync' | 'async'; readonly what: string }[] = [];

export type Callback = (error: Error | null) => void;

/** What is only declared counts by its types. */
export abstract class Named {
  abstract nameSync(path: string): string;

  abstract name(path: string): Promise<string>;

  /** The parameters have other names, and mean the same. */
  kindSync(_: string): string {
    return 'file';
  }

  async kind(path: string): Promise<string> {
    await Promise.resolve();
    return path === '' ? 'none' : 'file';
  }
}

export class FileSystem {
  readFileSync(path: string): string {
    journal.push({ side: 'sync', what: `read ${path}` });
    return contentOf(path);
  }

  async readFile(path: string): Promise<string> {
    await Promise.resolve();
    journal.push({ side: 'async', what: `read ${path}` });
    return contentOf(path);
  }

  writeFileSync(path: string, text: string): void {
    journal.push({ side: 'sync', what: `write ${path}` });
    disk.set(path, text);
  }

  writeFile(path: string, text: string): Promise<void> {
    return Promise.resolve().then(() => {
      journal.push({ side: 'async', what: `write ${path}` });
      disk.set(path, text);
    });
  }

  /** The async side calls back: it is no variant, whatever its name. */
  deleteSync(path: string): void {
    journal.push({ side: 'sync', what: `delete ${path}` });
    disk.delete(path);
  }

  delete(path: string, callback: Callback): void {
    disk.delete(path);
    callback(null);
  }

  /** It calls back, or gives a promise where there is nobody to call. */
  statSync(path: string): number {
    return contentOf(path).length;
  }

  stat(path: string, callback?: Callback): Promise<number> | undefined {
    if (!callback) return Promise.resolve(contentOf(path).length);
    callback(null);
    return undefined;
  }

  /** The async side takes something else. */
  copySync(from: string, to: string): void {
    disk.set(to, contentOf(from));
  }

  async copy(from: string, signal: AbortSignal, to: string): Promise<void> {
    await Promise.resolve();
    signal.throwIfAborted();
    disk.set(to, contentOf(from));
  }
}

function contentOf(path: string): string {
  const text = disk.get(path);
  if (text === undefined) throw new Error(`no such file: ${path}`);
  return text;
}
