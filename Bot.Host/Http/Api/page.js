'use strict';

// Everything is set as text, never as markup.
function element(name, text, children) {
  const made = document.createElement(name);
  if (text) {
    made.textContent = text;
  }

  (children || []).forEach(child => made.append(child));
  return made;
}

function found(api, node) {
  return node && node.$ref ? node.$ref.slice(2).split('/').reduce((at, key) => at[key], api) : node;
}

function kind(api, node) {
  if (node.$ref) {
    return node.$ref.split('/').pop();
  }

  if (node.type === 'array') {
    return `list of ${kind(api, node.items)}`;
  }

  const words = (node.enum || []).filter(word => word !== null);
  return [node.format || node.type, words.length ? words.join(' | ') : '', node.nullable ? 'or null' : '']
    .filter(Boolean).join(', ');
}

function table(heads, rows) {
  const head = element('tr', '', heads.map(text => element('th', text)));
  const body = rows.map(cells => element('tr', '', cells.map(text => element('td', text))));
  return element('table', '', [head, ...body]);
}

function fields(api, schema, before) {
  return Object.entries(schema.properties || {}).flatMap(([name, node]) => {
    const inner = found(api, node.type === 'array' ? node.items : node);
    const row = [before + name, kind(api, node), node.description || ''];
    return inner.properties ? [row, ...fields(api, inner, `${before}${name}.`)] : [row];
  });
}

function section(api, path, method, operation) {
  const parameters = (operation.parameters || []).map(one => found(api, one));
  const title = element('h2', '', [element('code', '', [element('span', method), document.createTextNode(path)])]);
  title.querySelector('span').className = 'method';
  const parts = [title, element('p', operation.summary)];
  if (parameters.length) {
    parts.push(element('h3', 'Parameters'));
    parts.push(table(['name', 'kind', 'usual', ''], parameters.map(one =>
      [one.name, kind(api, one.schema), String(one.schema.default ?? ''), one.description || ''])));
  }

  const body = operation.requestBody && found(api, operation.requestBody.content['application/json'].schema);
  if (body) {
    parts.push(element('h3', 'Body'), table(['field', 'kind', ''], fields(api, body, '')));
  }

  for (const [status, given] of Object.entries(operation.responses)) {
    const answer = found(api, given);
    parts.push(element('h3', `${status}: ${answer.description}`));
    const content = answer.content && answer.content['application/json'];
    if (content) {
      parts.push(table(['field', 'kind', ''], fields(api, found(api, content.schema), '')));
    }
  }

  return element('section', '', parts);
}

function show(api) {
  const page = document.getElementById('page');
  const example = `# header.txt, which you alone read (mode 0600): Authorization: Bearer TOKEN
curl -H @header.txt '${location.origin}/api/v1/bot/status'`;
  const sections = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(api, path, method, operation)));
  page.replaceChildren(
    element('h1', `${api.info.title} API, version ${api.info.version}`),
    element('p', api.info.description),
    element('pre', example),
    ...sections);
}

fetch('/openapi/v1.json')
  .then(answer => answer.json())
  .then(show)
  .catch(() => {
    document.getElementById('page').textContent = 'The document /openapi/v1.json cannot be read.';
  });
