import { csvMark, csvRows, isCalculated, type Separator } from '../csv.ts';
import { colourCount, type MappedObject } from './mapping.ts';

/** The columns of the file, by names that no language changes: a file of one desk is read by another. */
export const mappingColumns = [
  'kind',
  'id',
  'vendor_name',
  'belongs_to',
  'name',
  'code',
  'colour',
  'order',
  'hidden',
] as const;
export type MappingColumn = (typeof mappingColumns)[number];

/** Numbers in the file count from 1, as people do. */
const fieldsOf: Readonly<Record<MappingColumn, (mapped: MappedObject) => string>> = {
  kind: ({ kind }) => kind,
  id: ({ remoteId }) => remoteId,
  vendor_name: ({ vendorName }) => vendorName,
  belongs_to: ({ belongsTo }) => belongsTo,
  name: ({ name }) => name ?? '',
  code: ({ code }) => code ?? '',
  colour: ({ colour }) => String((colour % colourCount) + 1),
  order: ({ order }) => String(order + 1),
  hidden: ({ hidden }) => (hidden ? 'yes' : 'no'),
};

/** The text of a mapping's field, as it stands in a file that was just exported. */
export const mappingField = (mapped: MappedObject, column: MappingColumn): string => fieldsOf[column](mapped);

/** All mappings as a CSV file in UTF-8, with its mark. No field is a formula. */
export function exportMapping(objects: readonly MappedObject[], separator: Separator): string {
  const rows = objects.map((mapped) =>
    mappingColumns.map((column) => withApostrophe(mappingField(mapped, column))),
  );
  return csvMark + csvRows([mappingColumns, ...rows], separator);
}

/** What looks like a formula behind an apostrophe gets a second one, so that reading can tell it from a field that was given one. */
const withApostrophe = (text: string): string => (isProtected(text) ? `'${text}` : text);

/** A field as it was before it was exported. */
export const withoutApostrophe = (text: string): string => (isProtected(text) ? text.slice(1) : text);

function isProtected(text: string): boolean {
  const behind = text.replace(/^'+/, '');
  return behind !== text && isCalculated(behind);
}
