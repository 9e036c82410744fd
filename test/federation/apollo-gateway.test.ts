import { startApolloGateway } from './routers/apollo-gateway.ts';
import { describeRouter } from './routers/describe-router.ts';

describeRouter('@apollo/gateway', startApolloGateway);
