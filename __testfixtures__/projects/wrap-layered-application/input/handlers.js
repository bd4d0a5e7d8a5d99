import { Payment } from './models.js';

export const handlers = {
  paid: async ({ total }) => {
    await Payment.objects.acreate({ total });
  },
  refunded: async ({ total }) => {
    await Payment.objects.acreate({ total: -total });
  },
};
