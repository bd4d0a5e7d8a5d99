import type { FileSystem } from './file-system.ts';

let count = 0;

export function stampSync(files: FileSystem, path: string): void {
  if (path.endsWith('.stamp')) return;
  count += 1;
  files.writeFileSync(`${path}.stamp`, String(count));
}
