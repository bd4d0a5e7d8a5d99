/** For jscodeshift: mirrors each override of a sync variant. The same text as `orm-migrate --only add-async-variants`. */
import { type FileInfo, migrateFile, type Options } from './shared/door.ts';

export default function transform(file: FileInfo, _api?: unknown, options?: Options): Promise<string | undefined> {
  return migrateFile('add-async-variants', file, options);
}
