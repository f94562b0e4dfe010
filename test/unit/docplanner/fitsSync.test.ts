import { expectTypeOf, test } from 'vitest';
import type { Client } from '../../../main/docplanner/client.ts';
import type { OperationId } from '../../../main/docplanner/operationIds.ts';
import type { RemoteClinic } from '../../../main/sync/ports.ts';

test('the client fits what sync declares that it needs, without either knowing the other', () => {
  expectTypeOf<Client>().toExtend<RemoteClinic>();
});

test('the client has one method for each of the vendor’s operations', () => {
  expectTypeOf<OperationId>().toExtend<keyof Client>();
});
