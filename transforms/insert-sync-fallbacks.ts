/** For jscodeshift: registers a fallback where a mirror cannot be proven. The same text as `orm-migrate --only insert-sync-fallbacks`. */
import { type FileInfo, migrateFile, type Options } from './shared/door.ts';

export default function transform(file: FileInfo, _api?: unknown, options?: Options): Promise<string | undefined> {
  return migrateFile('insert-sync-fallbacks', file, options);
}
