import { DeclaredVolume } from './declared-volume';

export class LoggingVolume extends DeclaredVolume {
  override readSync(path: string): string {
    return super.readSync(path).trim();
  }

  override listSync(path: string): string[] {
    return super.listSync(path).sort();
  }

  override openSync(path: string): number {
    return super.openSync(path) + 1;
  }
}

export class SignallingVolume extends DeclaredVolume {
  override copySync(from: string, to: string): void {
    super.copySync(from.trim(), to);
  }

  override moveSync(from: string, to: string): void {
    super.moveSync(from.trim(), to);
  }

  override sizeSync(path: string): number {
    return super.sizeSync(path.trim());
  }
}
