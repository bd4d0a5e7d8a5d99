import { Model } from 'orm';

export class Setting extends Model {
  declare name: string;
  declare value: string;
}

// Read once, when the application starts.
export const theme = await Setting.objects.aget({ name: 'theme' });

export function describe(): string {
  return `${theme.name}: ${theme.value}`;
}
