// Whether a formatted file is still formatted: a figure to look at, since what is written follows the file and not its formatter.
import { check, resolveConfig } from 'prettier';

/** @returns null for files that Prettier did not format by the options of their repository alone */
export async function isUnformatted(path, before, outputs) {
  const config = await resolveConfig(path, { editorconfig: true }).catch(() => null);
  if (config === null || (config.plugins ?? []).length > 0) return null;
  const isFormatted = (text) => check(text, { ...config, filepath: path }).catch(() => false);
  if (!(await isFormatted(before))) return null;
  for (const text of outputs) if (!(await isFormatted(text))) return true;
  return false;
}
