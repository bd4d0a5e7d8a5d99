/** Views and other entry points: wraps in a connection context what the outside world calls (semantics, section 7). */
import type { Planning } from './context.ts';

export function planViews(planning: Planning): void {
  void planning;
}
