import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Setting extends Model {
  declare name: string;
  declare value: string;
}

// Read once, when the application starts.
export const theme = await newConnection(async () => Setting.objects.aget({ name: 'theme' }));

export function describe(): string {
  return `${theme.name}: ${theme.value}`;
}
