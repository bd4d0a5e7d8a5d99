/** The commands with what they do, as the help lists them. */
export const COMMANDS = {
  'orm-migrate [paths..]': 'migrate files and folders, the current one by default',
  'orm-migrate profiles': 'list the built-in profiles',
} as const;
