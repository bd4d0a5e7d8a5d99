import { Model } from 'orm';
import type { Describable } from '../types.ts';

export class AuditEntry extends Model {
  declare subject: string;
  declare action: Action;
}

export type Action = 'saved' | 'deleted';

export function summarise(subject: Describable, action: Action) {
  return { subject: subject.describe(), action } as const;
}

/**
 * Writes down what was done.
 *
 * @returns {ReturnType<typeof summarise>} what was written
 */
export function record<TSubject extends Model & Describable>(
  subject: TSubject,
  action: Action = 'saved',
): ReturnType<typeof summarise> {
  const summary = summarise(subject, action);
  AuditEntry.objects.create(summary);
  return summary;
}

/** How often something was done to a subject. */
export function times(action: Action, subject: Describable): number {
  return AuditEntry.objects.filter({ action, subject: subject.describe() }).count();
}

/** How often something was done, by subject. */
export const totals = (action: Action): Readonly<Record<string, number>> => {
  const found: Record<string, number> = {};
  for (const { subject } of AuditEntry.objects.filter({ action })) found[subject] = (found[subject] ?? 0) + 1;
  return found;
};
