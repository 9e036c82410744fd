import { describeRouter } from './routers/describe-router.ts';
import { startHiveGateway } from './routers/hive-gateway.ts';

describeRouter('Hive Gateway', startHiveGateway);
