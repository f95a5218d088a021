// Creates elements. Text is always inserted as text, never as HTML.

/** Returns the element of the page with an id. */
export const byId = (id) => document.getElementById(id);

/**
 * Makes an element.
 *
 * @param {string} tag its name
 * @param {Record<string, unknown>} properties attributes; functions listen; true is an attribute
 *     without a value; false, null and undefined are left out
 * @param {...(Node|string|null|false)} children elements and texts
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Shows a text, or hides the element when there is none. */
export function show(element, text) {
  const isShown = Boolean(text);
  if (element.textContent !== (text ?? '')) {
    element.textContent = text ?? '';
  }
  element.hidden = !isShown;
}

/** Puts terms and their details into a definition list; those without a detail are left out. */
export function describe(list, details) {
  list.replaceChildren(
    ...Object.entries(details)
      .filter(([, value]) => value)
      .flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]),
  );
}

/** Announces a text to screen readers. */
export function announce(text) {
  byId('announcer').textContent = text;
}
