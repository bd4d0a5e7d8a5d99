/** Reasons in words, where more than one rule gives them: each ends a sentence that begins with the override. */
import { REPLACED_FUNCTION, UNKNOWN_FUNCTION } from '../../types/describe.ts';

/** Code that stands in a callback of the call: `inside an Array.from() callback`. */
export function insideCallback(call: string): string {
  return `inside ${/^[aeio]/i.test(call) ? 'an' : 'a'} ${call} callback`;
}

/** @param receiver what the call is on, in words */
export function unresolvedCall(call: string, receiver: string): string {
  if (receiver === UNKNOWN_FUNCTION) return `calls ${call}, and what that is cannot be told`;
  if (receiver === REPLACED_FUNCTION) return `calls ${call}, and another function may go by that name`;
  if (receiver === 'unknown') return `calls ${call}, and what that is called on cannot be told`;
  const known = receiver
    .split(' or ')
    .filter((each) => each !== 'unknown')
    .join(' or ');
  if (known !== receiver) return `calls ${call}, which may be called on something else than ${known}`;
  if (receiver.startsWith('package ')) return `calls ${call} of ${receiver}, which may run code that reaches the ORM`;
  return `calls ${call} on ${receiver.includes(' or ') ? 'either ' : ''}${receiver}`;
}
