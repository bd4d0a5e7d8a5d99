import { type Callback, FileSystem, journal, Named } from './file-system.ts';
import { stampSync, stamp } from './stamp.ts';

/** Keeps what was there before. */
export class VersionedFileSystem extends FileSystem {
  override readFileSync(path: string): string {
    return super.readFileSync(this.resolve(path)).trimEnd();
  }

  /** Async variant of {@link readFileSync}. */
  override async readFile(path: string): Promise<string> {
    return (await super.readFile(this.resolve(path))).trimEnd();
  }

  override writeFileSync(path: string, text: string, keep = true): void {
    if (keep) this._backupSync(path);
    super.writeFileSync(path, `${text}\n`);
    stampSync(this, path);
  }

  /** Async variant of {@link writeFileSync}. */
  override async writeFile(path: string, text: string, keep = true): Promise<void> {
    if (keep) await this._backup(path);
    await super.writeFile(path, `${text}\n`);
    await stamp(this, path);
  }

  override deleteSync(path: string): void {
    journal.push({ side: 'sync', what: `check ${path}` });
    super.deleteSync(this.resolve(path));
  }

  override statSync(path: string): number {
    return super.statSync(this.resolve(path)) - 1;
  }

  override copySync(from: string, to: string): void {
    super.copySync(this.resolve(from), this.resolve(to));
  }

  protected _backupSync(path: string): void {
    try {
      this.writeFileSync(`${path}.old`, this.readFileSync(path), false);
    } catch {
      // There was nothing before.
    }
  }

  /** Async variant of {@link _backupSync}. */
  protected async _backup(path: string): Promise<void> {
    try {
      await this.writeFile(`${path}.old`, await this.readFile(path), false);
    } catch {
      // There was nothing before.
    }
  }

  private resolve(path: string): string {
    return path.replace(/^\.\//, '');
  }
}

/** Further down, where the sync side takes more than the pair does. */
export class QuietFileSystem extends VersionedFileSystem {
  override writeFileSync(path: string, text: string, keep = false): void {
    super.writeFileSync(path, text.toLowerCase(), keep);
  }

  /** Async variant of {@link writeFileSync}. */
  override async writeFile(path: string, text: string, keep = false): Promise<void> {
    await super.writeFile(path, text.toLowerCase(), keep);
  }

  override delete(path: string, callback: Callback): void {
    super.delete(path.toLowerCase(), callback);
  }
}

export class Titled extends Named {
  override nameSync(path: string): string {
    return `the ${this.kindSync(path)} ${path}`;
  }

  override async name(path: string): Promise<string> {
    return `the ${await this.kind(path)} ${path}`;
  }

  override kindSync(path: string): string {
    return `titled ${super.kindSync(path)}`;
  }

  /** Async variant of {@link kindSync}. */
  override async kind(path: string): Promise<string> {
    return `titled ${await super.kind(path)}`;
  }
}

export class Quoted extends Titled {
  override nameSync(path: string): string {
    return `"${super.nameSync(path)}"`;
  }

  /** Async variant of {@link nameSync}. */
  override async name(path: string): Promise<string> {
    return `"${await super.name(path)}"`;
  }
}
