import { Payment } from './models.js';

const count = async (input, output) => {
  output.json(await Payment.objects.acount());
};

export const endpoints = [{ verb: 'get', url: '/payments', handler: count }];
