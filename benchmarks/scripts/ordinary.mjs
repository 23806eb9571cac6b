// Fetches a set of ordinary library files to measure with, as somebody would who knows nothing of libraries.toml's `files`.
//
//   python corpus.py > PLAN; node ordinary.mjs OUT SEED COUNT < PLAN
//
// Of each package COUNT releases are drawn, one from each equal part of its life; of each release its plain file, its
// minified one and at times a third: those that a page would load, by their names, folders and contents, not by our
// lists.  They lie as OUT/<library>/<version>/<path>; another SEED draws others.
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const npm = name => execFileSync('npm', name, { encoding: 'utf8' }).trim()
const require = createRequire(path.join(npm(['root', '-g']), 'npm', 'package.json'))
const pacote = require('pacote')
const tar = require('tar')

const [out, seed, count] = process.argv.slice(2)
const options = { registry: npm(['config', 'get', 'registry']), cache: path.join(out, '.cache'), fullMetadata: true }
const AT_ONCE = 4
const SMALLEST = 1500 // bytes
const LARGEST = 4e6
const RELEASE = /^\d+\.\d+\.\d+$/
const NOT_SERVED = /(^|[/._-])(tests?|spec|gruntfile|gulpfile|webpack|rollup|karma|locales?|lang|i18n|node(js)?|cjs|common(js)?|esm?|es6|es2015|modules?|system|ssr|server|browserify|demos?|examples?|docs|bower|src|source|helpers|plugins|themes|config|cli|amd|install)([/._-]|$)/i
const SERVED = /^(dist|build|umd|min|js|lib|bin|release|bundles?|output|package|legacy|browser|cdn|global|minified|prod|core|src-(min-)?noconflict)$/
const MODULE = /^\s*(import\b[^(]|export\b)|(^|[;\n}])export\s*[{*]|;export default|(^|[;}\n])import\s*[\w{*"']/m
const IN_A_PAGE = /\.amd\b|\bwindow\b|\bdocument\b|globalThis|typeof self|\broot\.|jQuery|this\.[A-Z]\w*\s*=/

const lot = text => parseInt(createHash('sha256').update(`${seed} ${text}`).digest('hex').slice(0, 8), 16)
const bare = name => name.toLowerCase().replace(/jquery|\.js$|[^a-z0-9]/g, '') || 'jquery'
const byLot = (of, spec) => [...of].sort((a, b) => lot(`${spec} ${a.name}`) - lot(`${spec} ${b.name}`))

async function filesOf (spec, name) {
  const held = new Map()
  let told = {}
  await pacote.tarball.stream(spec, stream => new Promise((resolve, reject) => {
    const parser = new tar.Parser({ onReadEntry: entry => {
      const file = entry.path.slice(entry.path.indexOf('/') + 1)
      const able = /\.js$/.test(file) && file.split('/').length <= 4 && entry.size >= SMALLEST && entry.size <= LARGEST
      if (file !== 'package.json' && !able) return entry.resume()
      const pieces = []
      entry.on('data', piece => pieces.push(piece))
      entry.on('end', () => {
        if (file !== 'package.json') return held.set(file, Buffer.concat(pieces))
        try { told = JSON.parse(Buffer.concat(pieces)) } catch { /* an old package.json may be broken */ }
      })
    } })
    parser.on('end', resolve)
    parser.on('error', reject)
    stream.on('error', reject)
    stream.pipe(parser)
  }), options)
  const entries = ['unpkg', 'jsdelivr', 'browser', 'main'].flatMap(k => typeof told[k] === 'string' ? [path.posix.normalize(told[k]), `${path.posix.normalize(told[k])}.js`] : [])
  const [own, scope] = [bare(name.split('/').at(-1)), bare(name.split('/')[0])]
  const able = []
  for (const [file, content] of held) {
    const folders = file.split('/')
    const last = folders.pop()
    const called = bare(last.replace(/[-.](min|slim|prod|production|development|umd|global|full|all|bundle|pack|packed)/g, ''))
    const isEntry = entries.includes(file)
    const isNamed = called.includes(own) || (own.includes(called) && called.length > 2) || (name.startsWith('@') && called.includes(scope)) || (called === 'index' && folders.length > 0)
    if (!isEntry && (!isNamed || NOT_SERVED.test(file) || !folders.every(f => SERVED.test(f) || bare(f).includes(own)))) continue
    if (!isServed(content.toString('latin1'))) continue
    able.push({ name: file, content, rank: (isEntry ? 0 : 10) + (called === own ? 0 : 5) + (called.length - own.length) / 10, minified: /[.-](min|pack|packed)\b|\.prod/.test(last) })
  }
  const ranked = byLot(able, spec).sort((a, b) => a.rank - b.rank)
  const chosen = [ranked.find(f => !f.minified), ranked.find(f => f.minified)].filter(Boolean)
  const third = byLot(ranked.filter(f => !chosen.includes(f)), `third ${spec}`)[0]
  return third && lot(`third ${spec}`) % 2 ? [...chosen, third] : chosen
}

function isServed (text) {
  if (MODULE.test(text.slice(0, 3000)) || /(^|[;}])export\s*\{[^}]*\};?\s*(\/\/.*)?\s*$/.test(text.slice(-3000))) return false
  const forNode = /\brequire\(["']/.test(text.slice(0, 4000)) && !/\.amd\b|typeof define|webpackUniversal|__webpack_require__/.test(text)
  return IN_A_PAGE.test(text) && !forNode
}

async function draw ({ library, package: name }) {
  const told = await pacote.packument(name, options)
  const versions = Object.keys(told.versions).filter(v => RELEASE.test(v) && v !== '0.0.0').sort((a, b) => (told.time?.[a] ?? '') < (told.time?.[b] ?? '') ? -1 : 1)
  const parts = Math.min(Number(count), versions.length)
  for (let i = 0; i < parts; i++) {
    const from = Math.floor(i * versions.length / parts)
    const part = versions.slice(from, Math.floor((i + 1) * versions.length / parts))
    for (let again = 0; again < 3; again++) { // a release may have no such file
      const version = part[lot(`${name} ${i} ${again}`) % part.length]
      const files = await filesOf(`${name}@${version}`, name).catch(wrong => console.log(`${name}@${version}: ${wrong.code ?? wrong.message}`)) ?? []
      for (const { name: file, content } of files) {
        const target = path.join(out, library.replaceAll('/', '+'), version, file)
        fs.mkdirSync(path.dirname(target), { recursive: true })
        fs.writeFileSync(target, content)
      }
      if (files.length) break
    }
  }
}

const plan = JSON.parse(fs.readFileSync(0, 'utf8'))
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  while (plan.length) {
    const row = plan.shift()
    await draw(row).catch(wrong => console.log(`${row.package}: ${wrong.code ?? wrong.message}`))
  }
}))
fs.rmSync(options.cache, { recursive: true, force: true })
