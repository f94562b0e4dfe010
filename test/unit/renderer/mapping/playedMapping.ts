import type { RequestName } from '#shared/contract/contract.ts';
import type { MappingView } from '#shared/contract/mapping.ts';
import type { MappingKind } from '#shared/domain/mapping/mapping.ts';

const none = { all: 0, withoutCode: 0, changed: 0 };

/** A clinic with nothing in it. */
export const emptyView = (kind: MappingKind): MappingView => ({
  kind,
  rows: [],
  counts: { facility: none, doctor: none, address: none, service: none, addressService: none },
});

/** What is answered where a scene says nothing of the mapping. */
export function noMapping(name: RequestName, request: unknown): unknown {
  switch (name) {
    case 'mapping.set':
    case 'mapping.setMany':
      return { kind: 'set', view: emptyView(kindOf(request)) };
    case 'mapping.match':
      return { kind: 'matched', view: emptyView(kindOf(request)) };
    case 'mapping.export':
      return 'done';
    case 'mapping.preview':
      return { kind: 'changes', changes: [], all: 0, ground: '' };
    case 'mapping.apply':
      return { kind: 'applied', count: 0 };
    default:
      return emptyView(kindOf(request));
  }
}

const kindOf = (request: unknown): MappingKind => (request as { readonly kind: MappingKind }).kind;
