import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { catalogues } from '#shared/messages/catalogues.ts';
import type { Language } from '#shared/messages/english.ts';
import { flatten } from '#shared/messages/flatten.ts';

export const languages = Object.keys(catalogues) as Language[];

/** All texts of a language as dotted keys. */
export function textsOf(language: Language): ReadonlyMap<string, string> {
  return new Map(Object.entries(flatten(catalogues[language])));
}

/** What a message takes: `name` of a plain argument, `name plural` of one that chooses. Sorted, each once. */
export function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  walk(parse(message), (element) => {
    if (element.type === TYPE.argument) found.add(element.value);
    if (element.type === TYPE.plural) found.add(`${element.value} plural`);
    if (element.type === TYPE.select) found.add(`${element.value} select`);
  });
  return [...found].sort();
}

/** The plural forms that each plural of a message spells out, `=0` and its like left out. */
export function pluralForms(message: string): string[][] {
  const forms: string[][] = [];
  walk(parse(message), (element) => {
    if (element.type !== TYPE.plural) return;
    forms.push(
      Object.keys(element.options)
        .filter((form) => !form.startsWith('='))
        .sort(),
    );
  });
  return forms;
}

function walk(
  elements: readonly MessageFormatElement[],
  visit: (element: MessageFormatElement) => void,
): void {
  for (const element of elements) {
    visit(element);
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const option of Object.values(element.options)) walk(option.value, visit);
    }
    if (element.type === TYPE.tag) walk(element.children, visit);
  }
}
