/** Functions of AWS Lambda (https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html), bare or in `middy()`. */
import { type Framework, NOTHING } from './framework.ts';

export const lambda: Framework = {
  ...NOTHING,
  name: 'lambda',
  packages: ['aws-lambda', '@middy/core'],
  factories: ['default', 'middy'],
  methods: ['handler', 'before', 'after', 'onError'],
  functions: ['default', 'middy'],
  conventions: [{ path: /\.[cm]?[jt]sx?$/, exports: ['handler', 'lambdaHandler'], parameters: ['event', '_event'] }],
  requestTypes: [
    'APIGatewayProxyEvent',
    'APIGatewayProxyEventV2',
    'APIGatewayEvent',
    'ALBEvent',
    'DynamoDBStreamEvent',
    'EventBridgeEvent',
    'KinesisStreamEvent',
    'S3Event',
    'SNSEvent',
    'SQSEvent',
    'ScheduledEvent',
  ],
};
