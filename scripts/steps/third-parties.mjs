/** What we use of others, as a page: read from the lock file, so that it is the same on every machine. */

/** What each package the service runs with is for. */
const purposes = {
  '@expo-google-fonts/chocolate-classical-sans': 'Chinese and Japanese characters in PDF',
  '@fontsource/noto-sans-bengali': 'Bengali script in PDF',
  '@fontsource/noto-sans-devanagari': 'Devanagari script in PDF',
  '@fontsource/noto-sans-ethiopic': 'Ethiopic script in PDF',
  '@fontsource/noto-sans-gujarati': 'Gujarati script in PDF',
  '@fontsource/noto-sans-gurmukhi': 'Gurmukhi script in PDF',
  '@fontsource/noto-sans-tamil': 'Tamil script in PDF',
  '@nestjs/common': 'the server’s parts and their doors',
  '@nestjs/core': 'the server’s parts and their doors',
  '@nestjs/platform-express': 'HTTP',
  '@nestjs/platform-socket.io': 'sockets',
  '@nestjs/websockets': 'sockets',
  '@noble/curves': 'checking signatures of exported records',
  '@noble/hashes': 'checking digests of exported records',
  ajv: 'the schemas of procedures and of the minutes as JSON',
  'bidi-js': 'writing from right to left in PDF',
  'class-transformer': 'the shape of what arrives',
  'class-validator': 'the shape of what arrives',
  cookie: 'sign-in cookies',
  'csv-stringify': 'tables',
  'dejavu-fonts-ttf': 'the plain face of PDF',
  docx: 'documents for Word',
  express: 'the files of the browser client',
  'fastest-levenshtein': 'the word somebody may have meant',
  helmet: 'headers that tell browsers what a page may do',
  'ical-generator': 'calendars',
  'ipaddr.js': 'addresses behind proxies',
  jszip: 'OpenDocument files',
  nodemailer: 'e-mail',
  pdfkit: 'PDF',
  pg: 'PostgreSQL',
  'rate-limiter-flexible': 'limits on how often somebody asks',
  'reflect-metadata': 'the server’s parts',
  rxjs: 'the server’s parts',
  'socket.io': 'sockets',
  sqlite3: 'SQLite',
  'temporal-polyfill': 'dates, times and zones',
  typeorm: 'databases',
  yaml: 'procedures',
};

/** Built into the pages the browser is given; to npm they are tools. */
const inPages = {
  '@preact/signals': 'screens that follow the record',
  'govuk-frontend': 'the look of the screens',
  preact: 'screens',
  'socket.io-client': 'sockets',
};

/** Packages whose package.json says no licence npm understands; read in their own files. */
const licences = {
  busboy: 'MIT',
  'dejavu-fonts-ttf': 'Bitstream Vera and Arev licences, changes in the public domain',
  'png-js': 'MIT',
  streamsearch: 'MIT',
  'xmlhttprequest-ssl': 'MIT',
};

const inModules = 'node_modules/';
const nameOf = (path) => path.slice(path.lastIndexOf(inModules) + inModules.length);
const byPath = ([one], [other]) =>
  nameOf(one) < nameOf(other) ? -1 : nameOf(one) > nameOf(other) ? 1 : one < other ? -1 : 1;

/** Where Node finds a package from another: beside it, or in a folder further up. */
function found(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf(`/${inModules}`), 0))) {
    const path = folder === '' ? `${inModules}${name}` : `${folder}/${inModules}${name}`;
    if (packages[path]) return path;
    if (folder === '') return undefined;
  }
}

/** Every package this one brings, itself included. */
function broughtBy(packages, name) {
  const brought = new Set();
  const waiting = [found(packages, '', name)];
  while (waiting.length > 0) {
    const path = waiting.pop();
    if (path === undefined || brought.has(path)) continue;
    brought.add(path);
    const { dependencies, optionalDependencies } = packages[path];
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies }))
      waiting.push(found(packages, path, next));
  }
  return brought;
}

function licenceOf(path, { license }) {
  const licence = licences[nameOf(path)] ?? license;
  if (!licence) throw new Error(`Nobody has said under which licence ${path} is. Look, and enter it.`);
  return licence;
}

function purposeOf(path, roots) {
  const own = roots.find(({ path: root }) => root === path);
  return own
    ? own.purpose
    : `brought by ${roots
        .filter(({ brought }) => brought.has(path))
        .map(({ name }) => name)
        .join(', ')}`;
}

function table(packages, direct, purposes) {
  const roots = direct.map((name) => {
    const purpose = purposes[name];
    if (!purpose) throw new Error(`Nobody has said what ${name} is for. Enter it.`);
    return { name, purpose, path: found(packages, '', name), brought: broughtBy(packages, name) };
  });
  const paths = new Set(roots.flatMap(({ brought }) => [...brought]));
  const rows = Object.entries(packages)
    .filter(([path]) => paths.has(path))
    .sort(byPath)
    .map(([path, one]) => `| ${nameOf(path)} | ${one.version} | ${licenceOf(path, one)} | ${purposeOf(path, roots)} |`);
  return { paths, text: ['| Package | Version | Licence | What for |', '|---|---|---|---|', ...rows].join('\n') };
}

/** @param packages those of package-lock.json. @returns the page. */
export function thirdParties({ dependencies }, packages) {
  const service = table(packages, Object.keys(dependencies), purposes);
  const pages = table(packages, Object.keys(inPages), inPages);
  const tools = Object.entries(packages)
    .filter(([path]) => path !== '' && !service.paths.has(path) && !pages.paths.has(path))
    .sort(byPath)
    .map(([path, one]) => `| ${nameOf(path)} | ${one.version} | ${licenceOf(path, one)} |`);
  return `# What Quorate uses of others

Made from package-lock.json by \`npm run third-party\`. The licence texts come with the packages.

## In the service

${service.text}

## In the pages the browser is given

${pages.text}

## Tools to build and test with

Not part of what runs. Some are for other systems than yours, and are not installed there.

| Package | Version | Licence |
|---|---|---|
${[...new Set(tools)].join('\n')}
`;
}
