import type { Channel, send } from 'mailer';

export async function loadRate(): Promise<number> {
  return 1;
}

export function loadLimit(): number {
  return 2;
}

export interface Jobs {
  run(): Promise<number>;
  waiting(): number;
  readonly last: Promise<number>;
}

export type Rate = ReturnType<typeof loadRate>;
export type Limit = ReturnType<typeof loadLimit>;
export type Known = Awaited<ReturnType<typeof loadRate>>;
export type Sent = ReturnType<typeof send>;
export type Posted = ReturnType<Channel['post']>;
export type Sized = ReturnType<Channel['size']>;
export type Work = () => Promise<number>;

export const jobs: Jobs = {
  run: () => loadRate(),
  waiting: () => 0,
  last: loadRate(),
};
