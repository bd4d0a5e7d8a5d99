type MaybePromise<T> = T | Promise<T>;
type Callback<T> = (error: Error | null, value?: T) => void;

export declare class DeclaredVolume {
  readSync(path: string): string;
  read(path: string, callback: Callback<string>): void;
  read(path: string): Promise<string>;
  listSync(path: string): string[];
  list(path: string): Promise<string[]> | undefined;
  openSync(path: string): number;
  open(path: string): any;
  copySync(from: string, to: string): void;
  copy(from: string, signal: AbortSignal, to: string): Promise<void>;
  moveSync(from: string, to: string): void;
  move(to: string, from: string): Promise<void>;
  sizeSync(path: string): number;
  size(path: string): MaybePromise<number>;
}
