/** The built-in profiles, by name. Adding one is adding a file and a line here. */
import type { Profile } from '../model/profile.ts';
import { profile as standard } from './default.ts';
import { profile as meteor } from './meteor.ts';

export const profiles: Readonly<Record<string, Profile>> = { default: standard, meteor };
