// Shows the description of the HTTP API, from openapi.json.

import { call } from './api.js';
import { byId, make, show } from './dom.js';
import { openSession } from './session.js';

const METHODS = ['get', 'post', 'put', 'delete'];

async function main() {
  openSession().catch(() => {}); // Without a session the description is to be read, too.
  try {
    const api = await call('/static/openapi.json');
    byId('api').replaceChildren(...new Reference(api).render());
    if (location.hash) {
      byId(location.hash.slice(1))?.scrollIntoView();
    }
  } catch (error) {
    show(byId('error'), error.message);
  }
  byId('api').setAttribute('aria-busy', 'false');
}

/** The description as elements. */
class Reference {
  #api;

  constructor(api) {
    this.#api = api;
  }

  render() {
    const { info, tags } = this.#api;
    const groups = tags.map((tag) => ({ ...tag, operations: this.#operations(tag.name) }));
    return [
      make('nav', { class: 'contents', 'aria-label': 'Contents' }, ...groups.map(contents)),
      make('div', { class: 'reference' },
        make('div', { class: 'prose' },
          make('h1', {}, info.title), ...paragraphs(info.description),
          make('p', {}, 'For programs: ', make('a', { href: '/static/openapi.json' }, 'openapi.json'), ' (OpenAPI 3.1).')),
        ...groups.map((group) => this.#group(group))),
    ];
  }

  #operations(tag) {
    return Object.entries(this.#api.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]?.tags.includes(tag)).map((method) => ({
        ...item[method],
        path,
        method,
        parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map((it) => this.#resolve(it)),
      })),
    );
  }

  #group({ name, description, operations }) {
    return make('section', {}, make('h2', {}, name), description && make('p', { class: 'quiet' }, description),
      ...operations.map((operation) => this.#operation(operation)));
  }

  #operation(operation) {
    const { method, path, parameters, requestBody, responses } = operation;
    return make('article', { class: 'card operation', id: operation.operationId, tabindex: '-1' },
      make('h3', {}, make('span', { class: 'method', 'data-method': method }, method.toUpperCase()), make('code', {}, path)),
      make('div', { class: 'prose' }, make('p', {}, `${operation.summary}.`), ...paragraphs(operation.description)),
      operation['x-curl'] && make('pre', { tabindex: '0', 'aria-label': 'Example' }, operation['x-curl']),
      ...fields('Parameters', parameters.map(({ name, schema, description, required }) => ({ name, schema, description, required }))),
      ...this.#body(requestBody),
      make('h4', {}, 'Answers'),
      make('div', { class: 'scroll' }, make('table', {}, make('tbody', {},
        ...Object.entries(responses).map(([status, response]) => this.#response(status, this.#resolve(response)))))));
  }

  #body(body) {
    return Object.entries(body?.content ?? {}).flatMap(([type, { schema }]) => {
      const { properties = {}, required = [] } = this.#resolve(schema);
      return fields(`Body, ${type}`, Object.entries(properties).map(([name, property]) => ({
        name,
        schema: this.#resolve(property),
        description: property.description ?? this.#resolve(property).description,
        required: required.includes(name),
      })));
    });
  }

  #response(status, { description, content = {} }) {
    return make('tr', {}, make('th', { scope: 'row' }, status),
      make('td', {}, make('p', {}, description),
        ...Object.values(content).map(({ schema, example }) => {
          const shown = example ?? (schema && this.#example(schema));
          return shown !== undefined && make('details', {}, make('summary', {}, 'Example'),
            make('pre', { tabindex: '0' }, typeof shown === 'string' ? shown : JSON.stringify(shown, null, 2)));
        })));
  }

  /** Returns the example of a schema, or one made of the examples of its parts. */
  #example(schema) {
    const { type, items, properties, examples, ...rest } = this.#resolve(schema);
    if (examples) {
      return examples[0];
    }
    if (items) {
      return [this.#example(items)];
    }
    if (properties) {
      return Object.fromEntries(Object.entries(properties).map(([name, it]) => [name, this.#example(it)]));
    }
    return rest.default ?? rest.enum?.[0] ?? null;
  }

  /** Follows a reference within the document. */
  #resolve(part) {
    return part.$ref ? part.$ref.slice(2).split('/').reduce((at, key) => at[key], this.#api) : part;
  }
}

function contents({ name, operations }) {
  return make('div', {}, make('strong', {}, name),
    make('ul', {}, ...operations.map(({ method, path, operationId }) =>
      make('li', {}, make('a', { href: `#${operationId}` }, `${method.toUpperCase()} ${path}`)))));
}

function fields(heading, rows) {
  return rows.length === 0 ? [] : [
    make('h4', {}, heading),
    make('div', { class: 'scroll' }, make('table', {}, make('tbody', {},
      ...rows.map(({ name, schema, description, required }) =>
        make('tr', {}, make('th', { scope: 'row' }, make('code', {}, name)),
          make('td', { class: 'quiet' }, typeOf(schema, required)), make('td', {}, description ?? '')))))),
  ];
}

function typeOf(schema, required) {
  const type = schema.enum ? schema.enum.join(' | ') : [schema.type].flat().join(' or ');
  return [type, required ? 'required' : schema.default !== undefined && `else ${schema.default}`].filter(Boolean).join(', ');
}

const paragraphs = (text) => (text ?? '').split('\n\n').filter(Boolean).map((it) => make('p', {}, it));

main();
