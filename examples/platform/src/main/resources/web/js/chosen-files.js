// The files that were chosen to form one title, with the properties of each.

import { bytes, knownLanguage } from './format.js';
import { make } from './dom.js';

const MEDIA_ROLES = ['main', 'alternate', 'dub', 'commentary', 'description', 'supplementary', 'sign'];
const TEXT_ROLES = ['subtitle', 'caption', 'forced-subtitle', 'description', 'easyreader'];
const USUAL_LANGUAGES = ['ar', 'da', 'de', 'en', 'es', 'fi', 'fr', 'hi', 'it', 'ja', 'ko', 'nb', 'nl', 'pl', 'pt', 'ru', 'sv', 'tr', 'uk', 'zh'];
const TEXT_FILE = /\.(vtt|srt|ttml)$/i;

/** Returns options for a list of languages; every other code can be entered, too. */
export const languageOptions = () =>
  USUAL_LANGUAGES.map((code) => make('option', { value: code }, knownLanguage(code) ?? code));

/** Returns the title that a file's name suggests. */
export function suggestedTitle(file) {
  const plain = file.name.replace(/\.[^.]*$/, '').replaceAll(/[._-]+/g, ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** One chosen file, and its row in the list. */
export class ChosenFile {
  static #count = 0;

  constructor(file, onRemove) {
    this.file = file;
    const isText = TEXT_FILE.test(file.name);
    const id = `file-${ChosenFile.#count++}`;
    this.language = make('input', {
      id: `${id}-language`, list: 'languages', autocomplete: 'off', spellcheck: 'false', maxlength: 35,
      placeholder: isText ? 'for example en' : 'as in the file',
    });
    this.language.value = (isText && languageOf(file.name)) || '';
    this.label = make('input', { id: `${id}-label`, autocomplete: 'off', maxlength: 100, placeholder: 'none' });
    this.role = make('select', { id: `${id}-role` },
      make('option', { value: '' }, isText ? 'subtitle (default)' : 'none'),
      ...(isText ? TEXT_ROLES.slice(1) : MEDIA_ROLES).map((role) => make('option', { value: role }, role.replace('-', ' '))));
    this.row = make('li', {},
      make('span', {}, file.name, ' ', make('span', { class: 'quiet' }, bytes(file.size))),
      make('button', {
        class: 'button small', type: 'button', 'aria-label': `Remove ${file.name}`, click: () => onRemove(this),
      }, 'Remove'),
      make('div', { class: 'about' }, field('Language', this.language), field('Label', this.label), field('Role', this.role)));
  }

  /** Adds the properties of the file to a form. */
  appendAbout(form, index) {
    for (const name of ['language', 'label', 'role']) {
      const value = this[name].value.trim();
      if (value) {
        form.append(`${name}.${index}`, value);
      }
    }
  }
}

function field(name, input) {
  return make('div', { class: 'field' }, make('label', { for: input.id }, name), input);
}

/** Reads the language of a text from its name, such as movie.en.vtt. */
function languageOf(name) {
  const code = /[._-]([a-z]{2,3})\.[^.]+$/i.exec(name)?.[1];
  return code && knownLanguage(code) ? code.toLowerCase() : undefined;
}
