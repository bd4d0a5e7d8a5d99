import { Payment } from './models.js';
import { newConnection } from 'orm-migrate-runtime';

const count = async (input, output) => {
  return newConnection(async () => {
    output.json(await Payment.objects.acount());
  });
};

export const endpoints = [{ verb: 'get', url: '/payments', handler: count }];
