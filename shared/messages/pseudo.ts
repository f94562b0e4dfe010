import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const strange = 'áƀçđéƒğĥíĵķłɱñóƥɋŕšţúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶŁṀÑÓƤɊŔŠŢÚṼŴẊÝŽ';

/** How much longer than English a text may become: German and Turkish labels reach this. */
const growth = 0.4;

/**
 * English made strange: each letter with an accent, 40 % longer, in brackets. What stands on the screen without brackets
 * is not translated; what stands with one bracket is clipped. Arguments and plurals stay as they are.
 */
export function pseudo(message: string): MessageFormatElement[] {
  return [literal('['), ...parse(message).map(disguise), literal(']')];
}

function disguise(element: MessageFormatElement): MessageFormatElement {
  switch (element.type) {
    case TYPE.literal:
      return literal(lengthen(accent(element.value)));
    case TYPE.plural:
    case TYPE.select:
      return {
        ...element,
        options: Object.fromEntries(
          Object.entries(element.options).map(([name, option]) => [
            name,
            { ...option, value: option.value.map(disguise) },
          ]),
        ),
      };
    case TYPE.tag:
      return { ...element, children: element.children.map(disguise) };
    case TYPE.argument:
    case TYPE.number:
    case TYPE.date:
    case TYPE.time:
    case TYPE.pound:
      return element;
  }
}

function literal(value: string): MessageFormatElement {
  return { type: TYPE.literal, value };
}

function accent(text: string): string {
  return Array.from(text, (letter) => strange[plain.indexOf(letter)] ?? letter).join('');
}

/** Repeats vowels at the ends of words, so that it also breaks lines as longer words would. */
function lengthen(text: string): string {
  const words = text.split(' ');
  let missing = Math.ceil(text.trim().length * growth);
  return words
    .map((word) => {
      if (word.length < 2 || missing <= 0) return word;
      const more = Math.min(missing, Math.ceil(word.length * growth) + 1);
      missing -= more;
      return word + '~'.repeat(more);
    })
    .join(' ');
}
