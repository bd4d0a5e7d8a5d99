/** For jscodeshift: opens a connection context in views and other entry points. The same text as `orm-migrate --only wrap-new-connection`. */
import { type FileInfo, migrateFile, type Options } from './shared/door.ts';

export default function transform(file: FileInfo, _api?: unknown, options?: Options): Promise<string | undefined> {
  return migrateFile('wrap-new-connection', file, options);
}
