import { DataTypes, Model } from 'sequelize';
import { sequelize } from './connection.js';

export class User extends Model {
  declare email: string;

  override save(options?: object) {
    this.email = this.email.toLowerCase();
    return super.save(options);
  }
}

User.init({ email: DataTypes.STRING }, { sequelize });
